// Macros of RFC 7208 section 7.

const expand = /%(?:\{([slodiphcrtv])(\d*)(r?)([.\-+,/_=]*)\}|[%_-])/gi;
const macroEnd = /%(?:\{[slodiphcrtv]\d*r?[.\-+,/_=]*\}|[%_-])$/i;
/** RFC 7208 section 7.1: a top label has letters, digits and inner hyphens, and is not a number. */
const topLabel = /\.(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])\.?$/i;

/** Which letters may stand in a text: c, r and t only in an explanation. */
type Place = "domain" | "explanation";

/** Is this a macro-string: printable, and every percent sign the beginning of a macro with a length other than 0? */
export function isMacroString(text: string, place: Place = "domain"): boolean {
  if (!(place === "explanation" ? /^[\x20-\x7e]*$/ : /^[\x21-\x7e]*$/).test(text)) return false;
  for (const [, letter = "", digits = ""] of text.matchAll(expand)) {
    if (digits !== "" && Number(digits) === 0) return false;
    if (place === "domain" && /[crt]/i.test(letter)) return false;
  }
  return !text.replace(expand, "").includes("%");
}

/** Is this a domain-spec: a macro-string that ends in a top label or a macro (RFC 7208 section 7.1)? */
export function isDomainSpec(text: string): boolean {
  return isMacroString(text) && (/%\{[^}]*\}$/.test(text) && macroEnd.test(text) ? true : topLabel.test(text));
}

/** The values that the letters stand for. `p` costs questions and is fetched only where it stands. */
export interface MacroValues {
  readonly s: string;
  readonly l: string;
  readonly o: string;
  readonly d: string;
  readonly i: string;
  readonly h: string;
  readonly v: string;
  readonly c: string;
  readonly r: string;
  readonly t: string;
  p(): Promise<string>;
}

/** RFC 7208 section 7.3: an upper-case letter stands for the URL-encoded value (RFC 3986 section 2.3). */
function urlEncoded(text: string): string {
  return [...Buffer.from(text, "utf8")].map((octet) => (/[A-Za-z0-9\-._~]/.test(String.fromCharCode(octet)) ? String.fromCharCode(octet) : `%${octet.toString(16).toUpperCase().padStart(2, "0")}`)).join("");
}

function transformed(value: string, digits: string, reverse: string, delimiters: string): string {
  const split = value.split(delimiters === "" ? "." : new RegExp(`[${delimiters.replace(/[-\]\\^]/g, "\\$&")}]`));
  if (reverse !== "") split.reverse();
  return (digits === "" ? split : split.slice(-Number(digits))).join(".");
}

/** Replaces every macro by its value. */
export async function expandMacros(text: string, values: MacroValues): Promise<string> {
  let out = "";
  let from = 0;
  for (const match of text.matchAll(expand)) {
    const [whole, letter, digits = "", reverse = "", delimiters = ""] = match;
    out += text.slice(from, match.index);
    from = match.index + whole.length;
    if (letter === undefined) {
      out += whole === "%%" ? "%" : whole === "%_" ? " " : "%20";
      continue;
    }
    const name = letter.toLowerCase() as keyof MacroValues;
    const value = transformed(name === "p" ? await values.p() : values[name], digits, reverse, delimiters);
    out += letter === name ? value : urlEncoded(value);
  }
  return out + text.slice(from);
}
