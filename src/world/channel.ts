import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Secret } from "../model/secret.ts";
import { classify, Failed } from "./classify.ts";
import { unseal } from "./secrets.ts";
import type { Channel, Instant, LoginPermit, Protection } from "./world.ts";

/** More unread bytes than this and we stop reading until somebody takes them: memory stays bounded whatever is sent. */
const highWaterBytes = 128 * 1024;
/** After our side is closed, the server may need a moment to notice, before another connection counts as the next one. */
const settleMs = 25;
/** A timer that fires this late means that our own process was stalled: incoming bytes get one more turn before anybody is blamed. */
const stallMs = 250;

/** A channel over one Node socket, plain or TLS. */
export class SocketChannel implements Channel {
  readonly socket: Socket;
  readonly protection: Protection;
  readonly begunAt: Instant;
  readonly rttMs: number;
  readonly attempts: number;
  readonly localAddress: string;
  /** Set where the user allowed a login on this very host in the clear. */
  readonly clearLogin: "allowed" | "forbidden";
  readonly closed: Promise<void>;
  readonly #now: () => Instant;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #ended: "open" | "ended" = "open";
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(
    socket: Socket,
    more: {
      protection: Protection;
      begunAt: Instant;
      rttMs: number;
      attempts: number;
      localAddress: string;
      clearLogin: "allowed" | "forbidden";
      now: () => Instant;
      /** Of the connection below, where this is TLS over another channel. */
      closed?: Promise<void>;
    },
  ) {
    this.socket = socket;
    this.protection = more.protection;
    this.begunAt = more.begunAt;
    this.rttMs = more.rttMs;
    this.attempts = more.attempts;
    this.localAddress = more.localAddress;
    this.clearLogin = more.clearLogin;
    this.#now = more.now;
    this.closed = more.closed ?? new Promise((resolve) => socket.once("close", () => setTimeout(resolve, settleMs)));
    socket.setNoDelay(true);
    socket.on("data", this.#onData);
    socket.on("end", this.#onEnd);
    socket.on("close", this.#onEnd);
    socket.on("error", this.#onError);
  }

  readonly #onData = (chunk: Buffer) => {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > highWaterBytes) this.socket.pause();
    this.#wake?.();
  };
  readonly #onEnd = () => {
    this.#ended = "ended";
    this.#wake?.();
  };
  readonly #onError = (error: Error) => {
    this.#error ??= error;
    this.#ended = "ended";
    this.#wake?.();
  };

  pending(): number {
    return this.#size;
  }

  async read(until: Instant): Promise<Uint8Array | "end"> {
    await this.#wait(() => this.#size > 0 || this.#ended === "ended", until);
    if (this.#size > 0) {
      const bytes = Buffer.concat(this.#chunks.splice(0));
      this.#size = 0;
      if (this.socket.isPaused()) this.socket.resume();
      return bytes;
    }
    if (this.#error !== undefined) throw classify(this.#error, this.protection === "clear" ? "talk" : "tls");
    return "end";
  }

  async write(text: string | Uint8Array, until: Instant): Promise<void> {
    if (this.#error !== undefined) throw classify(this.#error, this.protection === "clear" ? "talk" : "tls");
    if (this.#ended === "ended" && !this.socket.writable) throw new Failed("closed", "path", "the connection was closed before we could speak");
    let flushed: "no" | "yes" = "no";
    this.socket.write(text, () => {
      flushed = "yes";
      this.#wake?.();
    });
    // A server that never reads fills our buffers: the deadline holds for writing too.
    await this.#wait(() => flushed === "yes" || this.#error !== undefined || !this.socket.writable, until);
  }

  async writeSecret(parts: readonly (string | Secret)[], permit: LoginPermit, until: Instant): Promise<void> {
    if (permit === undefined) throw new Failed("internal", "us", "a secret was to be written without leave");
    if (this.protection !== "verified" && this.clearLogin !== "allowed") {
      throw new Failed("internal", "us", "a secret was to be written on a line that is not verified");
    }
    await this.write(parts.map(unseal).join(""), until);
  }

  /** Hands the socket over to a TLS layer. */
  detach(): Socket {
    this.socket.off("data", this.#onData);
    this.socket.off("end", this.#onEnd);
    this.socket.off("close", this.#onEnd);
    this.socket.off("error", this.#onError);
    return this.socket;
  }

  close(): void {
    this.socket.off("data", this.#onData);
    this.socket.on("error", () => {});
    this.socket.resume();
    this.socket.end();
    // Whoever does not answer our FIN shortly is left. It waits behind what nobody acknowledges, where packets vanish: only a reset frees the server.
    setTimeout(() => (this.socket instanceof TLSSocket || this.socket.connecting ? this.socket.destroy() : this.socket.resetAndDestroy()), 200).unref();
  }

  #wait(ready: () => boolean, until: Instant): Promise<void> {
    if (ready()) return Promise.resolve();
    const began = this.#now();
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout;
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.#wake = undefined;
        act();
      };
      const expire = () => {
        const late = this.#now() - until;
        if (late > stallMs) {
          timer = setTimeout(() => settle(() => (ready() ? resolve() : reject(silence()))), stallMs);
          return;
        }
        settle(() => reject(silence()));
      };
      const silence = () => new Failed("silent", "them", `nothing was said for ${Math.round(this.#now() - began)} ms`, { waitedMs: Math.round(this.#now() - began) });
      timer = setTimeout(expire, Math.max(0, until - this.#now()));
      this.#wake = () => {
        if (ready()) settle(resolve);
      };
    });
  }
}
