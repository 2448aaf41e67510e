import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { createServer, type Server, type Socket } from "node:net";
import { createSecureContext, type SecureContext, TLSSocket } from "node:tls";

// A kit for servers that misbehave: each behaviour is a few lines over a real socket.

/** A self-made certificate for a name, as PEM. */
export async function selfMade(name: string): Promise<{ key: string; cert: string }> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true), new x509.SubjectAlternativeNameExtension([{ type: "dns", value: name }])],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return { cert: cert.toString("pem"), key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/(.{64})/g, "$1\n")}\n-----END PRIVATE KEY-----\n` };
}

/** One connection as a behaviour sees it: lines in, whatever it likes out. */
export class Peer {
  socket: Socket;
  /** The TCP socket below, also when TLS lies over it. */
  readonly raw: Socket;
  readonly heard: string[] = [];
  #buffer = "";
  #wake: (() => void) | undefined;
  #ended = false;

  constructor(socket: Socket) {
    this.socket = socket;
    this.raw = socket;
    this.#listen(socket);
  }

  readonly #onData = (chunk: Buffer) => {
    this.#buffer += chunk.toString("latin1");
    this.#wake?.();
  };
  readonly #onEnd = () => {
    this.#ended = true;
    this.#wake?.();
  };

  #listen(socket: Socket): void {
    socket.on("data", this.#onData);
    for (const event of ["close", "end", "error"]) socket.on(event, this.#onEnd);
  }

  say(text: string | Buffer): void {
    if (this.socket.writable) this.socket.write(text);
  }

  /** The next line of the client, or undefined when it has left. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const at = this.#buffer.indexOf("\n");
      if (at !== -1) {
        const line = this.#buffer.slice(0, at).replace(/\r$/, "");
        this.#buffer = this.#buffer.slice(at + 1);
        this.heard.push(line);
        return line;
      }
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Waits until the client has said anything at all. */
  async anything(): Promise<void> {
    while (this.#buffer === "" && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  get gone(): boolean {
    return this.#ended;
  }

  /** Goes on over TLS, as the server. */
  async secure(context: SecureContext): Promise<void> {
    const raw = this.socket;
    raw.off("data", this.#onData);
    for (const event of ["close", "end"]) raw.off(event, this.#onEnd);
    const secured = new TLSSocket(raw, { isServer: true, secureContext: context });
    this.socket = secured;
    this.#buffer = "";
    this.#listen(secured);
    await new Promise<void>((resolve) => {
      secured.once("secure", () => resolve());
      secured.once("error", () => resolve());
      secured.once("close", () => resolve());
    });
  }

  async sleep(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms).unref());
  }
}

/** The turns of an honest SMTP server, for a behaviour to replace one of them. */
export interface Turns {
  readonly greeting?: string | ((peer: Peer) => Promise<void> | void);
  readonly hello?: string | ((peer: Peer) => Promise<void> | void);
  /** EHLO inside TLS; the same as `hello` without STARTTLS unless said. */
  readonly helloTls?: string | ((peer: Peer) => Promise<void> | void);
  readonly starttls?: string | ((peer: Peer) => Promise<void> | void);
  readonly login?: string | ((peer: Peer, command: string) => Promise<void> | void);
  readonly mail?: string | ((peer: Peer) => Promise<void> | void);
  readonly rcpt?: string | ((peer: Peer) => Promise<void> | void);
}

const crlf = (text: string) => (text.endsWith("\n") ? text : `${text}\r\n`);

/** Plays an SMTP server that is honest but for the turns given. */
export async function playSmtp(peer: Peer, turns: Turns, context: SecureContext, mode: "tls" | "starttls"): Promise<void> {
  let inside = mode === "tls";
  if (inside) await peer.secure(context);
  const take = async (turn: Turns[keyof Turns], otherwise: string, command = "") => {
    const act = turn ?? otherwise;
    if (typeof act === "string") peer.say(crlf(act));
    else await act(peer, command);
  };
  await take(turns.greeting, "220 mail.test ESMTP");
  for (;;) {
    const line = await peer.line();
    if (line === undefined) return;
    const verb = line.split(" ")[0]?.toUpperCase();
    if (verb === "EHLO" || verb === "HELO") {
      if (inside) await take(turns.helloTls, "250-mail.test\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN");
      else await take(turns.hello, "250-mail.test\r\n250-PIPELINING\r\n250 STARTTLS");
    } else if (verb === "STARTTLS") {
      await take(turns.starttls, "220 2.0.0 go");
      // What a behaviour did with STARTTLS was its last turn: it does not speak TLS.
      if (turns.starttls !== undefined && typeof turns.starttls !== "string") return;
      if (turns.starttls === undefined) {
        await peer.secure(context);
        inside = true;
      }
    } else if (verb === "AUTH") await take(turns.login, "235 2.7.0 ok", line);
    else if (verb === "MAIL") await take(turns.mail, "250 2.1.0 ok");
    else if (verb === "RCPT") await take(turns.rcpt, "250 2.1.5 ok");
    else if (verb === "QUIT") {
      peer.say("221 2.0.0 bye\r\n");
      peer.socket.end();
      return;
    } else peer.say("250 2.0.0 ok\r\n");
  }
}

/** Listens on loopback and gives each connection to a behaviour. */
export async function listen(behave: (peer: Peer) => Promise<void> | void): Promise<{ port: number; server: Server; peers: Peer[]; close(): void }> {
  const peers: Peer[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    const peer = new Peer(socket);
    peers.push(peer);
    void Promise.resolve(behave(peer)).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    server,
    peers,
    close() {
      for (const peer of peers) peer.socket.destroy();
      server.close();
    },
  };
}

export function contextOf(pair: { key: string; cert: string }): SecureContext {
  return createSecureContext({ key: pair.key, cert: pair.cert });
}
