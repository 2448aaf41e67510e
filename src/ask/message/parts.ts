import type { Faults } from "./faults.ts";
import { type Header, readHeader, readParameters, valuesOf } from "./header-fields.ts";

/** One leaf of the tree of parts: its header, and where its body stands. */
export interface Leaf {
  readonly header: Header;
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly encoding: string;
  readonly from: number;
  readonly to: number;
}

/** How far the tree is followed. Postfix stops at 100 levels (mime_nesting_limit); no mail program makes more than ten. */
const deepest = 100;
const mostParts = 2_000;
/** A multipart inside a multipart is searched again for its own boundary: so many bytes are searched in all. */
const searchedBytes = 4 * 1024 * 1024 * 1024;

const encodings = ["7bit", "8bit", "binary", "quoted-printable", "base64"];

/** Walks through the parts of a message (RFC 2046 section 5.1) within bounds, and gives the leaves that it came to. */
export class PartReader {
  readonly leaves: Leaf[] = [];
  parts = 0;
  read: "whole" | "in-part" = "whole";
  #searched = 0;
  readonly #message: Buffer;
  readonly #faults: Faults;

  constructor(message: Buffer, faults: Faults) {
    this.#message = message;
    this.#faults = faults;
  }

  walk(header: Header, to: number, depth = 0): void {
    this.parts += 1;
    if (this.parts > mostParts) return this.#giveUp("too-many-parts", header.bodyAt);
    const field = valuesOf(header, "content-type")[0];
    const { word, parameters } = readParameters(field?.value ?? "");
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(word) ? word : "text/plain";
    const encodingField = valuesOf(header, "content-transfer-encoding")[0];
    const encoding = encodingField?.value.toLowerCase().replace(/\s*\(.*\)\s*|;.*$/g, "").trim() ?? "7bit";
    if (!encodings.includes(encoding) && !encoding.startsWith("x-")) this.#faults.add("encoding-unknown", encodingField?.at, encoding);
    const container = type.startsWith("multipart/") || type === "message/rfc822";
    if (container && (encoding === "base64" || encoding === "quoted-printable")) this.#faults.add("encoding-on-container", encodingField?.at, type);
    else if (container && depth >= deepest) return this.#giveUp("nested-too-deep", header.bodyAt);
    else if (type === "message/rfc822") return this.walk(readHeader(this.#message, header.bodyAt, to), to, depth + 1);
    else if (container) return this.#walkMultipart(parameters.get("boundary"), field?.at, header.bodyAt, to, depth);
    this.leaves.push({ header, type, parameters, encoding, from: header.bodyAt, to });
  }

  #giveUp(code: "too-many-parts" | "nested-too-deep", at: number): void {
    this.#faults.add(code, at);
    this.read = "in-part";
  }

  #walkMultipart(boundary: string | undefined, fieldAt: number | undefined, from: number, to: number, depth: number): void {
    if (boundary === undefined || boundary === "") return this.#faults.add("boundary-missing", fieldAt);
    const marks = this.#marks(Buffer.from(`--${boundary}`), from, to);
    const [first] = marks;
    if (first === undefined) return this.#faults.add("boundary-not-found", fieldAt, boundary);
    if (marks.at(-1)?.closes !== "yes") this.#faults.add("boundary-not-closed", fieldAt, boundary);
    for (const [index, mark] of marks.entries()) {
      if (mark.closes === "yes") break;
      const end = marks[index + 1]?.at ?? to;
      this.walk(readHeader(this.#message, mark.next, end), end, depth + 1);
      if (this.parts > mostParts) return;
    }
  }

  /** The lines that part a multipart, up to the one that closes it. */
  #marks(delimiter: Buffer, from: number, to: number): readonly { readonly at: number; readonly next: number; readonly closes: "yes" | "no" }[] {
    const message = this.#message;
    const marks: { at: number; next: number; closes: "yes" | "no" }[] = [];
    for (let at = message.indexOf(delimiter, from); at !== -1 && at < to; at = message.indexOf(delimiter, at + delimiter.length)) {
      if (at !== from && message[at - 1] !== 10) continue;
      const after = at + delimiter.length;
      const lf = message.indexOf(10, after);
      const end = lf === -1 || lf > to ? to : lf;
      const rest = message.toString("latin1", after, Math.min(end, after + 80)).trim();
      if (rest !== "" && rest !== "--") continue;
      marks.push({ at, next: Math.min(end + 1, to), closes: rest === "--" ? "yes" : "no" });
      if (rest === "--" || marks.length > mostParts) break;
    }
    this.#searched += to - from;
    if (this.#searched > searchedBytes) {
      this.read = "in-part";
      return marks.slice(0, 0);
    }
    return marks;
  }
}
