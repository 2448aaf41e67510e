/** One piece of a letter that is kept or replaced as a whole. */
export interface LetterUnit {
  readonly what: "header-field" | "line" | "attachment" | "attachment-field";
  /** Its first line in the letter, counted from 1. */
  readonly line: number;
  readonly lines: readonly string[];
  /** The attachment's file name. */
  readonly attachment?: string;
}

/** A letter taken apart. Lines that are in no unit hold it together and always stay. */
export interface LetterParts {
  readonly lines: readonly string[];
  readonly units: readonly LetterUnit[];
}

/** What is kept of a letter: units from one to another, the last included, or of one unit alone certain words. */
export type Kept = "everything" | { readonly from: number; readonly to: number; readonly words?: { readonly from: number; readonly to: number } } | { readonly but: readonly [number, number] };

/** Fields without which the parts of a letter could not be told apart: they stay (RFC 2045, RFC 2046). */
const frameField = /^(?:MIME-Version|Content-Transfer-Encoding):/i;

interface Field {
  readonly at: number;
  readonly lines: readonly string[];
}

function fieldsAt(lines: readonly string[], from: number): { readonly fields: readonly Field[]; readonly body: number } {
  const fields: { at: number; lines: string[] }[] = [];
  let at = from;
  for (; at < lines.length && lines[at] !== ""; at += 1) {
    const line = lines[at] as string;
    if (/^[ \t]/.test(line) && fields.length > 0) fields.at(-1)?.lines.push(line);
    else fields.push({ at, lines: [line] });
  }
  return { fields, body: at + 1 };
}

const valueOf = (fields: readonly Field[], name: string) => fields.find((one) => one.lines[0]?.toLowerCase().startsWith(`${name}:`) === true)?.lines.join(" ") ?? "";
const parameter = (value: string, name: string) => new RegExp(`\\b${name}\\*?\\d*\\*?=(?:"([^"]*)"|([^\\s;]+))`, "i").exec(value)?.slice(1).find((one) => one !== undefined);

/** Takes a letter apart: header fields, lines of text, and each attachment as one piece beside its own fields (RFC 5322, RFC 2046). Octets are read as Latin-1, so that every one of them survives. */
export function readParts(letter: string): LetterParts {
  const lines = letter.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const units: LetterUnit[] = [];
  const boundaries: string[] = [];
  /** Reads one part from its header on, and gives the line at which something else begins. */
  const part = (from: number, depth: "letter" | "part"): number => {
    const { fields, body } = fieldsAt(lines, from);
    const type = valueOf(fields, "content-type");
    const disposition = valueOf(fields, "content-disposition");
    const boundary = /^content-type:\s*multipart\//i.test(type) ? parameter(type, "boundary") : undefined;
    const name = parameter(disposition, "filename") ?? parameter(type, "name");
    const encoded = /base64/i.test(valueOf(fields, "content-transfer-encoding"));
    const isText = boundary === undefined && !encoded && (type === "" || /^content-type:\s*text\//i.test(type)) && !/\battachment\b/i.test(disposition);
    const attachment = name === undefined ? {} : { attachment: name };
    for (const field of fields) {
      const holds = frameField.test(field.lines[0] ?? "") || (boundary !== undefined && /^content-type:/i.test(field.lines[0] ?? ""));
      if (!holds) units.push({ what: depth === "letter" ? "header-field" : "attachment-field", line: field.at + 1, lines: field.lines, ...attachment });
    }
    if (boundary !== undefined) boundaries.push(boundary);
    let at = body;
    const content: string[] = [];
    const isEdge = (line: string) => boundaries.some((one) => line.startsWith(`--${one}`));
    for (; at < lines.length && !isEdge(lines[at] as string); at += 1) {
      const line = lines[at] as string;
      if (!isText) content.push(line);
      else if (line.trim() !== "") units.push({ what: "line", line: at + 1, lines: [line] });
    }
    if (content.some((line) => line.trim() !== "") && boundary === undefined) units.push({ what: "attachment", line: body + 1, lines: content, ...attachment });
    return at;
  };
  let at = part(0, "letter");
  while (at < lines.length) {
    const ends = boundaries.some((one) => (lines[at] as string).startsWith(`--${one}--`));
    at = ends ? at + 1 : part(at + 1, "part");
    // What stands behind the last part belongs to none, and no program shows it.
    while (at < lines.length && !boundaries.some((one) => (lines[at] as string).startsWith(`--${one}`))) at += 1;
  }
  return { lines, units };
}

const plain = "these are plain words of no meaning ";
/** Plain words in base64: the same four characters for the same three octets, so any length that is a multiple of four is whole. */
const plainInBase64 = Buffer.from(plain.slice(0, 36), "latin1").toString("base64");

/** Harmless words of exactly this length. */
export function harmless(length: number, like: "words" | "base64" = "words"): string {
  const source = like === "words" ? plain : plainInBase64;
  const text = source.repeat(Math.ceil(length / source.length)).slice(0, length);
  return text.endsWith(" ") ? `${text.slice(0, -1)}x` : text;
}

const looksLikeBase64 = (line: string) => line.length >= 4 && line.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(line);

function replaced(unit: LetterUnit): readonly string[] {
  if (unit.what === "line") return unit.lines.map((line) => harmless(line.length));
  if (unit.what === "attachment") return unit.lines.map((line) => (line === "" ? "" : harmless(line.length, looksLikeBase64(line) ? "base64" : "words")));
  return unit.lines.map((line, index) => (index === 0 ? `X-P: ${harmless(Math.max(1, line.length - 5))}` : ` ${harmless(Math.max(1, line.length - 1))}`));
}

/** The words of one unit, each with its place; the name of a field is no word of it. */
export function wordsOf(unit: LetterUnit): readonly { readonly line: number; readonly at: number; readonly text: string }[] {
  return unit.lines.flatMap((line, index) => {
    const name = unit.what !== "line" && index === 0 ? (/^[^\s:]+:/.exec(line)?.[0].length ?? 0) : 0;
    return [...line.slice(name).matchAll(/\S+/g)].map((found) => ({ line: index, at: name + found.index, text: found[0] }));
  });
}

function withWords(unit: LetterUnit, kept: { readonly from: number; readonly to: number }): readonly string[] {
  const lines = [...unit.lines];
  wordsOf(unit).forEach((word, index) => {
    if (index >= kept.from && index <= kept.to) return;
    const line = lines[word.line] as string;
    lines[word.line] = `${line.slice(0, word.at)}${harmless(word.text.length).replaceAll(" ", "x")}${line.slice(word.at + word.text.length)}`;
  });
  return lines;
}

function isKept(kept: Kept, index: number): boolean {
  if (kept === "everything") return true;
  if ("but" in kept) return index < kept.but[0] || index > kept.but[1];
  return index >= kept.from && index <= kept.to;
}

/** The letter with all but what is kept replaced by as many harmless octets: its size and its parts stay as they are. */
export function withOnly({ lines, units }: LetterParts, kept: Kept): readonly string[] {
  const out = [...lines];
  units.forEach((unit, index) => {
    const stays = isKept(kept, index);
    const words = stays && kept !== "everything" && "words" in kept ? kept.words : undefined;
    if (stays && words === undefined) return;
    (words === undefined ? replaced(unit) : withWords(unit, words)).forEach((line, offset) => {
      out[unit.line - 1 + offset] = line;
    });
  });
  return out;
}

/** A plain message with a body of about so many octets, in harmless words: the control for a letter of that size. */
export function plainLetter(octets: number): readonly string[] {
  const head = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=us-ascii", ""];
  const line = harmless(70);
  const left = Math.max(0, octets);
  const whole = Math.floor(left / (line.length + 2));
  const rest = left - whole * (line.length + 2) - 2;
  return [...head, ...Array.from({ length: whole }, () => line), ...(rest > 0 ? [harmless(rest)] : [])];
}

/** Words of a letter as they may be kept and shown: what looks like a secret, or names an account or a card, is taken out by its shape. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, "[hidden]")
    .replace(/\b\d(?:[ -]?\d){11,18}\b/g, "[hidden]")
    .replace(/([?#])[^\s"'<>]+/g, "$1[hidden]")
    .replace(/\S{16,}/g, (word) => (/\d/.test(word) && /[A-Za-z]/.test(word) && !/^[\w.+-]+@|^https?:|^<?[\w.-]+\.[a-z]{2,}>?$/i.test(word) ? `${word.slice(0, 4)}[hidden, ${word.length} characters]` : word));
}
