import type { AttachmentFacts } from "../../model/message-facts.ts";
import type { Faults } from "./faults.ts";
import { visible } from "./faults.ts";
import type { Leaf } from "./parts.ts";

/** So many names inside an archive are read, and so many kinds kept. */
const mostEntries = 20_000;
const mostEndings = 200;

const begins: readonly (readonly [readonly number[], AttachmentFacts["really"]])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "zip"],
  [[0x50, 0x4b, 0x05, 0x06], "zip"],
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], "rar"],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "7z"],
  [[0x1f, 0x8b], "gzip"],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "ole"],
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0x4d, 0x5a], "program"],
  [[0x7f, 0x45, 0x4c, 0x46], "program"],
  [[0xcf, 0xfa, 0xed, 0xfe], "program"],
];

/** Endings that a program bears openly. */
const programEndings = new Set(["exe", "dll", "sys", "com", "scr", "pif", "cpl", "drv", "ocx", "efi", "msi", "bin", "so", "elf", "o", "ko", "dylib", "app", "acm", "ax", "mui", "xll", ""]);
/** What people take for a document or a picture. */
const disguise = /\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|txt|html?|jpe?g|png|gif|mp[34]|zip)\s*\.(?:exe|scr|js|jse|vbs|vbe|wsf|hta|bat|cmd|com|pif|lnk|jar|msi|ps1|cpl|iso|img)$/i;

/** The last ending of a file's name, in small letters. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}_-]{1,20})\s*$/u.exec(name)?.[1]?.toLowerCase() ?? "";
}

interface Inside {
  readonly holds: readonly string[];
  readonly encrypted: AttachmentFacts["encrypted"];
  readonly macros: AttachmentFacts["macros"];
}

/** Looks at one file of a message: what it calls itself, what it is, and what its table of contents says. Nothing is unpacked. */
export function lookAt(leaf: Leaf, name: string, content: Buffer, faults: Faults): AttachmentFacts {
  const really = begins.find(([magic]) => magic.every((byte, index) => content[index] === byte))?.[1] ?? "other";
  const ending = endingOf(name);
  const inside = insideOf(really, content, () => faults.add("archive-broken", leaf.from, name));
  if (disguise.test(name)) faults.add("double-extension", leaf.from, name);
  if (really === "program" && !programEndings.has(ending)) faults.add("program-in-disguise", leaf.from, name);
  if (inside.encrypted === "yes" && really !== "pdf") faults.add("archive-encrypted", leaf.from, name);
  if (inside.macros === "yes") faults.add("macros-inside", leaf.from, name);
  return { name: visible(name), ending, type: leaf.type, bytes: content.length, really, ...inside };
}

function insideOf(really: AttachmentFacts["really"], content: Buffer, broken: () => void): Inside {
  switch (really) {
    case "zip": {
      const inside = zipContents(content);
      if (inside === undefined) broken();
      return inside ?? { holds: [], encrypted: "unknown", macros: "unknown" };
    }
    case "ole":
      // MS-CFB directory entries and MS-OVBA streams bear their names in UTF-16LE; MS-OFFCRYPTO calls the encrypted whole EncryptedPackage.
      return { holds: [], encrypted: content.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "yes" : "no", macros: content.includes(Buffer.from("_VBA_PROJECT", "utf16le")) ? "yes" : "no" };
    case "pdf":
      return { holds: [], encrypted: content.includes("/Encrypt") ? "yes" : "no", macros: "no" };
    case "rar":
    case "7z":
      return { holds: [], encrypted: "unknown", macros: "unknown" };
    default:
      return { holds: [], encrypted: "no", macros: "no" };
  }
}

/** The table of contents at the end of a zip file (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16); undefined where there is none to read. */
function zipContents(zip: Buffer): Inside | undefined {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  // the end record has 22 bytes and a comment of 65,535 at most
  if (end === -1 || end + 22 > zip.length || zip.length - end > 22 + 65_535) return undefined;
  const entries = Math.min(zip.readUInt16LE(end + 10), mostEntries);
  let at = zip.readUInt32LE(end + 16);
  const holds = new Set<string>();
  let encrypted: "yes" | "no" = "no";
  let macros: "yes" | "no" = "no";
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("latin1", at + 46, Math.min(at + 46 + nameLength, zip.length));
    // bit 0 of the general purpose flag: the entry is encrypted
    if ((zip.readUInt16LE(at + 8) & 1) === 1) encrypted = "yes";
    if (/(?:^|\/)vbaProject\.bin$/i.test(name)) macros = "yes";
    const ending = endingOf(name);
    if (ending !== "" && holds.size < mostEndings) holds.add(ending);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return { holds: [...holds].sort(), encrypted, macros };
}
