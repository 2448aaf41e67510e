import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { createSecureContext, createServer as createTls, TLSSocket } from "node:tls";
import { record } from "./journal.ts";
import type { CertificateFiles } from "./pki.ts";

/** A mailbox server in place of Dovecot, for a lab without root: it judges logins, and has no mail. */
export interface PlainImapServer {
  readonly part: "imap";
  /** The authority that judges, as the witness shall name it. */
  readonly authority: string;
  readonly addresses: readonly string[];
  readonly certificate: CertificateFiles;
  readonly users: Readonly<Record<string, string>>;
}

export async function startImap(spec: PlainImapServer): Promise<void> {
  const pair = { cert: readFileSync(spec.certificate.chain), key: readFileSync(spec.certificate.key) };
  const secureContext = createSecureContext(pair);
  for (const address of spec.addresses) {
    const tls = createTls(pair, (socket) => talk(spec, socket, undefined));
    tls.on("tlsClientError", () => {});
    const clear = createServer((socket) => talk(spec, socket, (raw) => new TLSSocket(raw, { isServer: true, secureContext })));
    await new Promise<void>((up) => tls.listen(993, address, up));
    await new Promise<void>((up) => clear.listen(143, address, up));
  }
}

function talk(spec: PlainImapServer, raw: Socket, upgrade: ((raw: Socket) => TLSSocket) | undefined): void {
  let socket = raw;
  let encrypted = upgrade === undefined;
  let text = "";
  /** The tag of an AUTHENTICATE whose answer is still to come. */
  let pending: string | undefined;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const words = () => `IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ ${encrypted ? "AUTH=PLAIN AUTH=LOGIN" : "STARTTLS LOGINDISABLED"}`;
  const judge = (tag: string, user: string, password: string) => {
    record({ server: spec.authority, service: "imap", saw: "login", text: user, encrypted });
    say(spec.users[user] === password ? `${tag} OK [CAPABILITY IMAP4rev1 ID ENABLE IDLE] Logged in` : `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.`);
  };
  const unpack = (tag: string, packed: string) => {
    const [, user = "", password = ""] = Buffer.from(packed, "base64").toString("utf8").split("\0");
    judge(tag, user, password);
  };
  const hear = (line: string) => {
    if (pending !== undefined) {
      const tag = pending;
      pending = undefined;
      return unpack(tag, line);
    }
    const [tag = "", verb = "", first = "", second = ""] = line.split(" ");
    const bare = (word: string) => word.replace(/^"(.*)"$/, "$1").replaceAll(/\\(.)/g, "$1");
    switch (verb.toUpperCase()) {
      case "CAPABILITY":
        say(`* CAPABILITY ${words()}`);
        return say(`${tag} OK Pre-login capabilities listed, post-login capabilities have more.`);
      case "NOOP":
      case "LIST":
        return say(`${tag} OK ${verb} completed.`);
      case "LOGOUT":
        say("* BYE Logging out");
        say(`${tag} OK Logout completed.`);
        return socket.end();
      case "STARTTLS":
        if (upgrade === undefined || encrypted) return say(`${tag} BAD TLS is already active.`);
        say(`${tag} OK Begin TLS negotiation now.`);
        raw.removeAllListeners("data");
        encrypted = true;
        socket = upgrade(raw);
        return listen();
      case "LOGIN":
      case "AUTHENTICATE":
        if (!encrypted) return say(`${tag} NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.`);
        if (verb.toUpperCase() === "LOGIN") return judge(tag, bare(first), bare(second));
        if (first.toUpperCase() !== "PLAIN") return say(`${tag} NO [CANNOT] Unsupported authentication mechanism.`);
        if (second !== "") return unpack(tag, second);
        pending = tag;
        return say("+ ");
      default:
        return say(`${tag} BAD Error in IMAP command received by server.`);
    }
  };
  const listen = () => {
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
        const line = text.slice(0, end).replace(/\r$/, "");
        text = text.slice(end + 1);
        hear(line);
      }
    });
  };
  listen();
  say(`* OK [CAPABILITY ${words()}] ready.`);
}
