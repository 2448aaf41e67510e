import { readDomain } from "./domain.ts";
import { quoted, UsageError } from "./usage-error.ts";

/** A mailbox as the protocol wants it, the domain in A-label form. */
export interface Mailbox {
  readonly address: string;
  readonly local: string;
  readonly domain: string;
}

/** RFC 5321 section 4.5.3.1: 64 octets before the @, and 256 for a whole path with its angle brackets. */
const maxLocal = 64;
const maxAddress = 254;

// atext of RFC 5322 section 3.2.3, with UTF-8 as RFC 6531 section 3.3 adds it.
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~\u{a0}-\u{10ffff}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u{a0}-\u{10ffff}-]+)*$/u;
const quotedString = /^"(?:[\x20-\x21\x23-\x5b\x5d-\x7e\u{a0}-\u{10ffff}]|\\[\x20-\x7e])*"$/u;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{a0}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]/u;

/** What was probably meant, where the usual slips explain it. */
function guess(text: string): string | undefined {
  const bracketed = /<([^<>]+@[^<>]+)>/.exec(text)?.[1];
  const candidate = (bracketed ?? text)
    .replace(new RegExp(invisible, "gu"), "")
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/\s+(?:at|\(at\)|\[at\])\s+/gi, "@")
    .replace(/\s+(?:dot|\(dot\)|\[dot\])\s+/gi, ".")
    .replace(/＠/g, "@")
    .replace(/\s+/g, "")
    .replace(/@+/g, "@")
    .replace(/,/g, ".")
    .replace(/\.+/g, ".")
    .replace(/\.@/g, "@")
    .replace(/@\./g, "@")
    .replace(/^[.;<"']+|[.;>"']+$/g, "");
  return candidate !== text && "address" in read(candidate) ? candidate : undefined;
}

function read(text: string): Mailbox | { readonly wrong: string } {
  const at = text.lastIndexOf("@");
  if (invisible.test(text)) return { wrong: "has an invisible character in it" };
  if (at === -1) return { wrong: "has no @, so it is no mail address" };
  const local = text.slice(0, at);
  const typed = text.slice(at + 1);
  if (local === "") return { wrong: "has nothing before the @" };
  if (typed === "") return { wrong: "has nothing after the @" };
  if (!local.startsWith('"')) {
    if (local.includes("@")) return { wrong: "has more than one @" };
    if (/\s/.test(local)) return { wrong: "has a blank in it" };
    if (/^\.|\.$|\.\./.test(local)) return { wrong: "has a dot at a place before the @ where none may be" };
  }
  if (!dotAtom.test(local) && !quotedString.test(local)) return { wrong: "has a character before the @ that no mail address has there" };
  if (Buffer.byteLength(local) > maxLocal) return { wrong: `has more than ${maxLocal} bytes before the @` };
  if (typed.startsWith("[")) return { wrong: "names an IP address after the @, where the domain of the mailbox belongs" };
  const domain = readDomain(typed);
  if ("wrong" in domain) return { wrong: `has a domain that ${domain.wrong}` };
  if (domain.domain.endsWith(".")) return { wrong: "ends in a dot" };
  // RFC 5321 section 2.3.5 takes fully qualified names only; localhost is for trying things out.
  if (!domain.domain.includes(".") && domain.domain !== "localhost") return { wrong: "has a domain without an ending such as .com" };
  if (domain.domain.includes("_")) return { wrong: "has a domain with an underscore, which no mail domain has" };
  const address = `${local}@${domain.domain}`;
  if (Buffer.byteLength(address) > maxAddress) return { wrong: `is longer than ${maxAddress} bytes` };
  return { address, local, domain: domain.domain };
}

/** Reads a mail address as RFC 5321 section 4.1.2 and RFC 6531 section 3.3 define it. Throws `UsageError` with what was probably meant. */
export function readAddress(text: string): Mailbox {
  const mailbox = read(text);
  if ("address" in mailbox) return mailbox;
  const meant = guess(text);
  throw new UsageError(`${quoted(text)} ${mailbox.wrong}${meant === undefined ? "; write it like name@example.com." : `; did you mean ${meant}?`}`);
}
