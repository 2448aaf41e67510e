import { isAscii } from "node:buffer";
import type { Faults } from "./faults.ts";
import type { Leaf } from "./parts.ts";

const inBase64 = new Uint8Array(256);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n") inBase64[letter.charCodeAt(0)] = 1;

/** The content of a leaf, its transfer encoding undone (RFC 2045 section 6). What is broken is undone as far as it goes. */
export function contentOf(message: Buffer, leaf: Leaf, faults: Faults): Buffer {
  const raw = message.subarray(leaf.from, leaf.to);
  switch (leaf.encoding) {
    case "base64":
      for (let index = 0; index < raw.length; index += 1) {
        if (inBase64[raw[index] as number] === 1) continue;
        faults.add("base64-broken", leaf.from + index);
        break;
      }
      return Buffer.from(raw.toString("latin1"), "base64");
    case "quoted-printable":
      return unquoted(raw, () => faults.add("quoted-printable-broken", leaf.from));
    case "7bit":
      if (!isAscii(raw)) faults.add("eight-bit-undeclared", leaf.from);
      return raw;
    default:
      return raw;
  }
}

const hex = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte & 0xdf;
  return letter >= 65 && letter <= 70 ? letter - 55 : -1;
};

/** RFC 2045 section 6.7: =XX is a byte, = at the end of a line joins it with the next. */
function unquoted(raw: Buffer, broken: () => void): Buffer {
  const out = Buffer.alloc(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (byte !== 61) {
      out[length++] = byte;
      continue;
    }
    const high = hex(raw[at + 1]);
    const low = hex(raw[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    // a soft line break, with the blanks that some relay put behind it
    let end = at + 1;
    while (raw[end] === 32 || raw[end] === 9) end += 1;
    if (raw[end] === 13 && raw[end + 1] === 10) at = end + 1;
    else if (raw[end] === 10) at = end;
    else if (end < raw.length) {
      broken();
      out[length++] = byte;
    }
  }
  return out.subarray(0, length);
}
