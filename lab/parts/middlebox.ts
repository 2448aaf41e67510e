import { readFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { connect as connectTls, createSecureContext, TLSSocket } from "node:tls";
import { record } from "./journal.ts";
import type { CertificateFiles } from "./pki.ts";

/** What a middlebox does to the conversations that the router turns over to it. */
export type MiddleboxAct =
  /** Blots out STARTTLS in both directions. */
  | { readonly does: "strip-starttls"; readonly blot: "remove" | "cross-out" }
  /** Hides the greeting and every command that is newer than RFC 821, as an old firewall's "fixup" does. */
  | { readonly does: "mask" }
  /** Takes AUTH out of what the server offers. */
  | { readonly does: "strip-auth" }
  /** Ends TLS itself with a forged certificate and goes on to the server in TLS of its own; may refuse a message. */
  | { readonly does: "intercept"; readonly mode: "tls" | "starttls"; readonly certificate: CertificateFiles; readonly refuse?: Refusal }
  /** Reads along in the clear and refuses a message. */
  | { readonly does: "scan"; readonly refuse: Refusal }
  /** Cuts messages by chance, whatever they say: by their turn, after as many pieces as the list says; 0 lets one pass. */
  | { readonly does: "falter"; readonly after: readonly number[] }
  /** Accepts every connection, wherever it goes, and then says this, or nothing. */
  | { readonly does: "accept"; readonly say?: string; readonly then: "close" | "hang" };

/** Which message a scanner refuses, and with what words; no words mean that it resets the connection. */
export interface Refusal {
  readonly pattern: string;
  readonly say?: string;
}

/** A program in the path between client and server. */
export interface MiddleboxServer {
  readonly part: "middlebox";
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly upstream: { readonly host: string; readonly port: number };
  readonly act: MiddleboxAct;
}

export async function startMiddlebox(spec: MiddleboxServer): Promise<void> {
  const server = createServer((client) => serve(spec, client));
  await new Promise<void>((up) => server.listen(spec.port, spec.address, up));
}

function serve(spec: MiddleboxServer, client: Socket): void {
  const { act } = spec;
  client.on("error", () => {});
  record({ server: spec.name, saw: "connection", text: `${client.remoteAddress}` });
  switch (act.does) {
    case "accept":
      if (act.say !== undefined) client.write(`${act.say}\r\n`);
      if (act.then === "close") client.end();
      client.resume();
      return;
    case "intercept":
      return act.mode === "tls" ? interceptTls(spec, client, act) : interceptStarttls(spec, client, act);
    default:
      return relay(spec, client, connectUpstream(spec), act);
  }
}

function connectUpstream(spec: MiddleboxServer): Socket {
  return connect({ host: spec.upstream.host, port: spec.upstream.port, localAddress: undefined as never });
}

/** Splits a stream into lines, line ends included. */
function lines(socket: Socket, each: (line: string) => void): void {
  let text = "";
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString("latin1");
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
      each(text.slice(0, end + 1));
      text = text.slice(end + 1);
    }
  });
}

/** How many messages a faltering line has seen. */
let messages = 0;

function relay(spec: MiddleboxServer, client: Socket, server: Socket, act: MiddleboxAct): void {
  let encrypted = client instanceof TLSSocket;
  let scanning = "";
  let inMessage = false;
  let greeted = false;
  let pieces = 0;
  for (const [one, other] of [[client, server], [server, client]] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => other.end());
  }
  // A message that is ended by leaving is one as well.
  client.on("close", () => {
    if (act.does === "falter" && inMessage && pieces > 0) messages += 1;
  });
  lines(client, (line) => {
    if (!encrypted || client instanceof TLSSocket) record({ server: spec.name, saw: "line", text: line.trimEnd(), encrypted });
    const command = line.trimEnd().toUpperCase();
    const refuse = act.does === "scan" || act.does === "intercept" ? act.refuse : undefined;
    if (inMessage && act.does === "falter") {
      pieces += 1;
      const after = act.after[messages % act.after.length] ?? 0;
      if (after > 0 && pieces >= after) {
        messages += 1;
        server.destroy();
        return void client.resetAndDestroy();
      }
      if (command === ".") {
        inMessage = false;
        messages += 1;
      }
      return void server.write(line, "latin1");
    }
    if (inMessage) {
      scanning += line;
      if (refuse?.say === undefined && refuse !== undefined && new RegExp(refuse.pattern).test(scanning)) {
        server.destroy();
        return void client.resetAndDestroy();
      }
      if (command !== ".") return void server.write(line, "latin1");
      inMessage = false;
      if (refuse !== undefined && new RegExp(refuse.pattern).test(scanning)) {
        client.write(`${refuse.say}\r\n`);
        return server.destroy() && undefined;
      }
      return void server.write(line, "latin1");
    }
    // What is encrypted from here on nobody reads.
    if ((act.does === "scan" || act.does === "falter") && command === "STARTTLS") {
      for (const socket of [client, server]) socket.removeAllListeners("data");
      server.on("data", (chunk: Buffer) => client.write(chunk));
      client.on("data", (chunk: Buffer) => server.write(chunk));
    }
    if (act.does === "strip-starttls" && command === "STARTTLS") return void server.write("XXXXXXXX\r\n");
    if (act.does === "mask" && !/^(HELO|MAIL|RCPT|DATA|RSET|NOOP|QUIT)\b/.test(command)) return void server.write("XXXX\r\n");
    if (command === "DATA" && (refuse !== undefined || act.does === "falter")) {
      pieces = 0;
      inMessage = true;
      scanning = "";
    }
    server.write(line, "latin1");
  });
  let held: string | undefined;
  lines(server, (line) => {
    if (act.does === "mask" && !greeted) {
      greeted = true;
      return void client.write(`220 ${"*".repeat(line.length - 6)}\r\n`);
    }
    greeted = true;
    const drop =
      (act.does === "strip-starttls" && act.blot === "remove" && /^250[ -]STARTTLS\b/i.test(line)) ||
      (act.does === "strip-auth" && /^250[ -]AUTH\b/i.test(line));
    const shown =
      act.does === "strip-starttls" && act.blot === "cross-out" && /^250[ -]STARTTLS\b/i.test(line)
        ? `${line.slice(0, 4)}XXXXXXXA\r\n`
        : line;
    // A continued reply may lose its last line: hold each line back until the next one tells whether it is the last.
    if (drop) {
      if (line[3] === " " && held !== undefined) client.write(`${held.slice(0, 3)} ${held.slice(4)}`, "latin1");
      if (line[3] === " ") held = undefined;
      return;
    }
    if (held !== undefined) client.write(held, "latin1");
    held = shown[3] === "-" ? shown : undefined;
    if (held === undefined) client.write(shown, "latin1");
  });
  void encrypted;
  encrypted = client instanceof TLSSocket;
}

function context(files: CertificateFiles) {
  return createSecureContext({ cert: readFileSync(files.chain), key: readFileSync(files.key) });
}

function interceptTls(spec: MiddleboxServer, raw: Socket, act: MiddleboxAct & { does: "intercept" }): void {
  const client = new TLSSocket(raw, { isServer: true, secureContext: context(act.certificate) });
  const server = connectTls({ ...spec.upstream, rejectUnauthorized: false });
  relay(spec, client, server, act);
}

/** Lets the conversation pass until the server agrees to STARTTLS, then stands between the two with two TLS connections. */
function interceptStarttls(spec: MiddleboxServer, client: Socket, act: MiddleboxAct & { does: "intercept" }): void {
  const server = connectUpstream(spec);
  server.on("error", () => client.destroy());
  client.on("close", () => server.end());
  server.on("close", () => client.end());
  let asked = false;
  client.on("data", (chunk: Buffer) => {
    record({ server: spec.name, saw: "line", text: chunk.toString("latin1").trimEnd(), encrypted: false });
    asked ||= /^STARTTLS\r?\n/im.test(chunk.toString("latin1"));
    server.write(chunk);
  });
  server.on("data", (chunk: Buffer) => {
    const agreed = asked && chunk.toString("latin1").startsWith("220");
    if (!agreed) return void client.write(chunk);
    for (const socket of [client, server]) socket.removeAllListeners("data");
    const toServer = connectTls({ socket: server, rejectUnauthorized: false });
    client.write(chunk);
    relay(spec, new TLSSocket(client, { isServer: true, secureContext: context(act.certificate) }), toServer, act);
  });
}
