import { connect as connectTls, type SecureContext } from "node:tls";
import type { Duplex } from "node:stream";
import type { Socket } from "node:net";
import { encrypt } from "./encrypt.ts";
import type { Service } from "./listener.ts";

/** Something on the way that takes connections to a server and talks to the server in its stead. */
export type Middlebox = (dial: () => Socket) => Service;

/** Both streams end together. */
function tie(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
  }
}

/** Hands every whole line to `hear`. */
function eachLine(stream: Duplex, hear: (line: string) => void): () => void {
  let rest = "";
  const onData = (bytes: Buffer) => {
    rest += bytes.toString("latin1");
    for (;;) {
      const at = rest.indexOf("\r\n");
      if (at === -1) return;
      const line = rest.slice(0, at);
      rest = rest.slice(at + 2);
      hear(line);
    }
  };
  stream.on("data", onData);
  return () => stream.off("data", onData);
}

/** Rewrites a dialogue line by line, as firewalls do that inspect mail. */
function rewriting(toServer: (line: string) => string, toClient: (line: string) => string): Middlebox {
  return (dial) => (client) => {
    const server = dial();
    tie(client, server);
    eachLine(client, (line) => server.write(`${toServer(line)}\r\n`, "latin1"));
    eachLine(server, (line) => client.write(`${toClient(line)}\r\n`, "latin1"));
  };
}

/** Takes encryption out of the dialogue: nobody is offered STARTTLS, and whoever asks for it all the same is not understood. */
export const starttlsStripper: Middlebox = rewriting(
  (line) => line.replace(/^STARTTLS$/i, "XXXXXXXX"),
  (line) => line.replace(/^250([- ])STARTTLS$/i, "250$1XXXXXXXA"),
);

/** Lets only the seven commands of RFC 821 pass and hides who greets: what Cisco firewalls call a mail fix-up. */
export const bannerMasker: Middlebox = rewriting(
  (line) => (/^(HELO|MAIL|RCPT|DATA|RSET|NOOP|QUIT)\b/i.test(line) ? line : "X".repeat(Math.max(4, line.length))),
  (line) => (line.startsWith("220 ") ? `220 ${"*".repeat(line.length - 4)}` : line),
);

/** Opens the encryption and closes it again with certificates of its own, as antivirus programs do that scan mail. */
export function tlsInterceptor(certificates: Readonly<Record<string, SecureContext>>, fallback: SecureContext, security: "tls" | "starttls"): Middlebox {
  const tls = { context: fallback, byName: certificates };
  const splice = (client: Socket, server: Socket) => {
    const inner = encrypt(client, tls);
    // The product answers for the server now; what it accepts there the client cannot see.
    const outer = connectTls({ socket: server, rejectUnauthorized: false });
    tie(inner, outer);
    inner.pipe(outer);
    outer.pipe(inner);
  };
  return (dial) => (client) => {
    const server = dial();
    tie(client, server);
    if (security === "tls") return splice(client, server);
    let asked: "no" | "yes" = "no";
    const stopClient = eachLine(client, (line) => {
      if (line.toUpperCase() === "STARTTLS") asked = "yes";
      server.write(`${line}\r\n`, "latin1");
    });
    const stopServer = eachLine(server, (line) => {
      client.write(`${line}\r\n`, "latin1");
      if (asked === "no" || !line.startsWith("220")) return;
      stopClient();
      stopServer();
      splice(client, server);
    });
  };
}
