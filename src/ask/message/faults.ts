import type { MessageFault } from "../../model/message-facts.ts";
import type { MessageFaultCode } from "../../model/message-faults.ts";

/** So much of what stands at a fault is kept: enough to find it again. */
const keptCharacters = 80;

/** What was found wrong, each kind once with its first place and a count: a hostile message must not make a long list. */
export class Faults {
  readonly #found = new Map<MessageFaultCode, { times: number; line?: number; what?: string }>();
  readonly #message: Buffer;

  constructor(message: Buffer) {
    this.#message = message;
  }

  /** Notes a fault; `at` is the offset in the message where it stands. */
  add(code: MessageFaultCode, at?: number, what?: string): void {
    const known = this.#found.get(code);
    if (known !== undefined) {
      known.times += 1;
      return;
    }
    const shown = what === undefined ? undefined : visible(what);
    this.#found.set(code, { times: 1, ...(at === undefined ? {} : { line: lineOf(this.#message, at) }), ...(shown === undefined || shown === "" ? {} : { what: shown }) });
  }

  list(): readonly MessageFault[] {
    return [...this.#found].map(([code, more]) => ({ code, ...more }));
  }
}

/** One line of it, without characters that a terminal would act upon. */
export function visible(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, "?").trim();
  return plain.length > keptCharacters ? `${plain.slice(0, keptCharacters - 1)}…` : plain;
}

function lineOf(message: Buffer, at: number): number {
  let line = 1;
  for (let from = message.indexOf(10); from !== -1 && from < at; from = message.indexOf(10, from + 1)) line += 1;
  return line;
}
