import { Failed } from "../../world/classify.ts";

/** What one reply, and one connection, may cost. RFC 5321 section 4.5.3.1.5 grants a reply line 512 octets; servers in the wild take more. */
export const limits = {
  lineBytes: 16 * 1024,
  replyBytes: 64 * 1024,
  replyLines: 1_000,
  connectionBytes: 512 * 1024,
} as const;

/** One line without its end, and how it ended. */
export interface Line {
  readonly text: string;
  readonly end: "crlf" | "bare-lf";
}

/**
 * Bytes in, lines out; no input or output of its own. Each byte is looked at once, whatever the chopping.
 * Throws `Failed` (`too-much`) when a limit is passed. Bytes are read as Latin-1 until a line is whole, then as UTF-8 where that fits.
 */
export class LineReader {
  #parts: Buffer[] = [];
  #partBytes = 0;
  #total = 0;
  readonly #ready: Line[] = [];

  push(bytes: Uint8Array): void {
    this.#total += bytes.length;
    if (this.#total > limits.connectionBytes) throw new Failed("too-much", "them", `more than ${limits.connectionBytes} bytes on one connection`);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let from = 0;
    for (;;) {
      const at = buffer.indexOf(10, from);
      if (at === -1) break;
      this.#keep(buffer.subarray(from, at));
      this.#finish();
      from = at + 1;
    }
    if (from < buffer.length) this.#keep(buffer.subarray(from));
  }

  /** The next whole line, if there is one. */
  next(): Line | undefined {
    return this.#ready.shift();
  }

  /** What has come of a line that has no end yet. */
  partial(): string {
    return decode(Buffer.concat(this.#parts));
  }

  /** Is anything there that nobody took: whole lines, or the beginning of one? */
  rest(): number {
    return this.#ready.length + this.#partBytes;
  }

  #keep(part: Buffer): void {
    this.#partBytes += part.length;
    if (this.#partBytes > limits.lineBytes) throw new Failed("too-much", "them", `a line of more than ${limits.lineBytes} bytes`);
    this.#parts.push(Buffer.from(part));
  }

  #finish(): void {
    const whole = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    const crlf = whole.at(-1) === 13;
    this.#ready.push({ text: decode(crlf ? whole.subarray(0, -1) : whole), end: crlf ? "crlf" : "bare-lf" });
    this.#parts = [];
    this.#partBytes = 0;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}
