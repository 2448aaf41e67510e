import { isIP } from "node:net";
import { decodeWords, splitOutsideQuotes } from "./header-fields.ts";

/** One mailbox out of a field of addresses: the name beside it, and the address; `broken` where there is none. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
  readonly form: "good" | "broken";
}

/** No field of good will has more. */
const most = 1_000;

/** RFC 5322 section 3.4.1, with the letters of RFC 6532; what is not in quotes holds no blank and no special. */
const addressForm = /^(?:"(?:[^"\\]|\\.){0,200}"|[^\s"(),:;<>@[\]\\]{1,200})@(\[[^\]\s]{1,100}\]|[^\s"(),:;<>@[\]\\]{1,253})$/u;

/** Reads a field of addresses (RFC 5322 section 3.4), groups and comments included. */
export function readMailboxes(value: string): readonly Mailbox[] {
  // a group: "name: a, b;" — and the empty one, "undisclosed-recipients:;"
  const members = splitOutsideQuotes(value, ";").flatMap((part) => {
    const [name, ...rest] = splitOutsideQuotes(part, ":");
    return splitOutsideQuotes(rest.length > 0 && !(name ?? "").includes("@") ? rest.join(":") : part, ",");
  });
  return members
    .slice(0, most)
    .map((one) => withoutComments(one).trim())
    .filter((one) => one !== "")
    .map((one) => {
      const angled = /^([\s\S]*)<([^<>]*)>\s*$/.exec(one);
      const address = (angled?.[2] ?? one).trim();
      const name = decodeWords((angled?.[1] ?? "").trim().replace(/^"([\s\S]*)"$/, "$1").replace(/\\(.)/g, "$1"));
      return { name, address, form: isAddress(address) ? "good" : "broken" };
    });
}

function isAddress(text: string): boolean {
  const domain = addressForm.exec(text)?.[1];
  if (domain === undefined || /[\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff]/.test(text)) return false;
  if (domain.startsWith("[")) return isIP(domain.slice(1, -1).replace(/^IPv6:/i, "")) !== 0;
  return domain.split(".").every((label) => /^[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_-]{0,61}[\p{L}\p{N}\p{M}_])?$/u.test(label));
}

/** Takes comments out (RFC 5322 section 3.2.2), outside of quotes. */
function withoutComments(text: string): string {
  let kept = "";
  let depth = 0;
  let quoted: "yes" | "no" = "no";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (letter === "\\") {
      if (depth === 0) kept += letter + (text[at + 1] ?? "");
      at += 1;
    } else if (letter === '"' && depth === 0) {
      quoted = quoted === "yes" ? "no" : "yes";
      kept += letter;
    } else if (letter === "(" && quoted === "no") depth += 1;
    else if (letter === ")" && quoted === "no" && depth > 0) depth -= 1;
    else if (depth === 0) kept += letter;
  }
  return kept;
}

/** The domain of an address in small letters; empty where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf("@");
  return at === -1 ? "" : address.slice(at + 1).toLowerCase().replace(/\.$/, "");
}
