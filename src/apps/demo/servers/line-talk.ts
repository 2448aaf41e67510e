import type { Socket } from "node:net";
import { encrypt, type TlsManners } from "./encrypt.ts";
import type { Witness } from "./witness.ts";

/** One server's side of a dialogue of lines, which may become encrypted on the way. */
export class LineTalk {
  #socket: Socket;
  readonly #witness: Witness;
  #rest = "";
  #protection: "clear" | "encrypted" = "clear";
  #hear: ((line: string) => void) | undefined;

  constructor(socket: Socket, witness: Witness) {
    this.#socket = socket;
    this.#witness = witness;
  }

  get protection(): "clear" | "encrypted" {
    return this.#protection;
  }

  /** Begins to listen; each line comes without its end. */
  start(hear: (line: string) => void): void {
    this.#hear = hear;
    this.#socket.on("data", this.#onData);
  }

  readonly #onData = (bytes: Buffer) => {
    if (this.#protection === "clear") this.#witness.overheard(bytes);
    this.#rest += bytes.toString("utf8");
    for (;;) {
      const at = this.#rest.indexOf("\n");
      if (at === -1) return;
      const line = this.#rest.slice(0, at).replace(/\r$/, "");
      this.#rest = this.#rest.slice(at + 1);
      this.#hear?.(line);
    }
  };

  /** Acts as soon as the connection is ready for the first line: at once in the clear, after the handshake in TLS. */
  whenReady(act: () => void): void {
    if (this.#protection === "clear") act();
    else this.#socket.once("secure", act);
  }

  /** Says one or more lines, which a line feed separates. */
  say(text: string): void {
    if (this.#socket.writable) this.#socket.write(`${text.replaceAll("\n", "\r\n")}\r\n`);
  }

  /** Goes on in TLS. What the client sent in the clear and nobody read is forgotten (RFC 3207 section 4.2). */
  encrypt(tls: TlsManners): void {
    this.#socket.off("data", this.#onData);
    this.#rest = "";
    this.#socket = encrypt(this.#socket, tls);
    this.#protection = "encrypted";
    if (this.#hear !== undefined) this.#socket.on("data", this.#onData);
  }

  end(): void {
    this.#socket.end();
  }
}
