import { isIP } from "node:net";
import { domainToASCII } from "node:url";

/** RFC 1035 section 2.3.4: 63 octets a label; a whole name in text form has 253 at most. */
const maxLabel = 63;
const maxName = 253;

/**
 * The A-label form (RFC 5890) of a name that a person typed, or the clause that says why it is none.
 * Underscores pass, since names with them exist in the wild; everything else is letter, digit, hyphen (RFC 1123 section 2.1).
 */
export function readDomain(text: string): { readonly domain: string } | { readonly wrong: string } {
  // The converter of URLs would cut at these, or decode them, without a word.
  const alien = /[\s/\\?#@:%<>[\]^|"'`(),;!&=+*$~{}]/u.exec(text);
  if (alien !== null) return { wrong: alien[0].trim() === "" ? "has a blank in it" : `has a "${alien[0]}" in it` };
  if (text === "") return { wrong: "is empty" };
  if (text.startsWith(".")) return { wrong: "begins with a dot" };
  if (/[.。]{2}/.test(text)) return { wrong: "has two dots in a row" };
  const domain = domainToASCII(text).toLowerCase();
  if (domain === "") return { wrong: "has characters that no name on the Internet has" };
  if (isIP(domain) !== 0) return { wrong: "is a number, not a name" };
  const labels = (domain.endsWith(".") ? domain.slice(0, -1) : domain).split(".");
  for (const label of labels) {
    if (label.length > maxLabel) return { wrong: `has a part of more than ${maxLabel} characters` };
    if (!/^[a-z0-9_-]+$/.test(label)) return { wrong: "has characters that no name on the Internet has" };
    if (label.startsWith("-") || label.endsWith("-")) return { wrong: "has a part that begins or ends with a hyphen" };
  }
  if (/^\d+$/.test(labels.at(-1) ?? "")) return { wrong: "ends in a number, as no name does" };
  if (domain.length > maxName) return { wrong: `has more than ${maxName} characters` };
  return { domain };
}
