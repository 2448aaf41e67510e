import type { DialogueLine } from "../../model/observation.ts";
import type { Reply } from "../../model/reply.ts";
import type { Secret } from "../../model/secret.ts";
import { Failed } from "../../world/classify.ts";
import type { Channel, Instant, LoginPermit, World } from "../../world/world.ts";
import { type Line, LineReader } from "./lines.ts";
import { SmtpReplyReader } from "./smtp-reply.ts";

/** The most lines of a dialogue that are kept; what a flood adds beyond is of no use to anybody. */
const keptLines = 300;

/** A dialogue of lines over one channel: every line kept with its time, secrets never written down. */
export class Session {
  channel: Channel;
  readonly #world: World;
  readonly #keep: (line: DialogueLine) => void;
  #reader = new LineReader();
  #kept = 0;

  constructor(channel: Channel, world: World, keep: (line: DialogueLine) => void) {
    this.channel = channel;
    this.#world = world;
    this.#keep = keep;
  }

  /** A remark between the lines, such as what TLS was agreed on. */
  note(text: string): void {
    this.#write("note", text);
  }

  async say(line: string, until: Instant): Promise<void> {
    this.#write("us", line);
    await this.channel.write(`${line}\r\n`, until);
  }

  /** Says several lines at once, in one write: together they fill packets that one line alone does not. */
  async flight(lines: readonly string[], until: Instant): Promise<void> {
    for (const line of lines) this.#write("us", line.length > 60 ? `${line.slice(0, 40)}… (${line.length} characters)` : line);
    await this.channel.write(lines.map((line) => `${line}\r\n`).join(""), until);
  }

  /** Says a line that holds secrets; `shown` is what the dialogue keeps of it. */
  async saySecret(parts: readonly (string | Secret)[], shown: string, permit: LoginPermit, until: Instant): Promise<void> {
    this.#write("us", shown);
    await this.channel.writeSecret([...parts, "\r\n"], permit, until);
  }

  /** The next line. Throws `Failed`: `silent`, `closed`, `reset`, `too-much`. */
  async line(until: Instant): Promise<Line> {
    for (;;) {
      const ready = this.#reader.next();
      if (ready !== undefined) {
        this.#write("server", ready.text);
        if (ready.end === "bare-lf") this.#write("note", "that line ended in a bare LF");
        return ready;
      }
      const bytes = await this.channel.read(until).catch((error: unknown) => {
        const partial = this.#reader.partial();
        if (partial !== "") this.#write("server", `${partial} (and no end of line)`);
        throw error;
      });
      if (bytes === "end") {
        const partial = this.#reader.partial();
        if (partial !== "") this.#write("server", `${partial} (and no end of line)`);
        this.#write("note", "the server closed the connection");
        throw new Failed("closed", "them", partial === "" ? "the server closed the connection without a word" : `the server closed the connection after: ${this.#world.clean(partial.slice(0, 120))}`);
      }
      this.#reader.push(bytes);
    }
  }

  /** The next SMTP reply, its lines cleaned of secrets that a server may echo. */
  async reply(until: Instant): Promise<Reply> {
    const reader = new SmtpReplyReader();
    for (;;) {
      const line = await this.line(until);
      const reply = reader.push({ ...line, text: this.#world.clean(line.text) });
      if (reply !== undefined) return reply;
    }
  }

  async ask(line: string, until: Instant): Promise<Reply> {
    await this.say(line, until);
    return this.reply(until);
  }

  /** Bytes that nobody asked for yet: after the reply to STARTTLS there must be none (RFC 3207 section 6). */
  unread(): number {
    return this.#reader.rest() + this.channel.pending();
  }

  /** Goes on over another channel, forgetting all that was read before (RFC 3207 section 4.2). */
  continueOver(channel: Channel): void {
    this.channel = channel;
    this.#reader = new LineReader();
  }

  #write(from: DialogueLine["from"], text: string): void {
    this.#kept += 1;
    if (this.#kept > keptLines) return;
    this.#keep({ atMs: Math.round((this.#world.now() - this.channel.begunAt) * 10) / 10, from, text: this.#world.clean(text.slice(0, 2_000)) });
  }
}
