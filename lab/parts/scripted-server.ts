import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { createSecureContext, createServer as createTls, type SecureContext, TLSSocket } from "node:tls";
import { record } from "./journal.ts";
import type { CertificateFiles } from "./pki.ts";

/** One line of a script: what the server says to a command that matches, in place of the usual answer. */
export interface ScriptedReply {
  /** A regular expression for the command, without regard to capitals; "." stands for the end of a message. */
  readonly on: string;
  /** The reply, lines separated by newlines. */
  readonly say: string;
  readonly thenClose?: "yes";
  readonly waitMs?: number;
}

/** A small SMTP server that speaks words given to it, such as the recorded words of a great provider. */
export interface ScriptedServer {
  readonly part: "scripted";
  readonly name: string;
  readonly addresses: readonly string[];
  readonly port: number;
  readonly security: "tls" | "starttls" | "none";
  readonly certificate?: CertificateFiles;
  /** Certificates for names asked for by SNI. */
  readonly bySni?: Readonly<Record<string, CertificateFiles>>;
  readonly tls?: { readonly minVersion?: "TLSv1" | "TLSv1.2" | "TLSv1.3"; readonly maxVersion?: "TLSv1" | "TLSv1.1" | "TLSv1.2"; readonly ciphers?: string; readonly requestCert?: boolean; readonly rejectUnauthorized?: boolean };
  readonly banner: string;
  readonly bannerWaitMs?: number;
  /** Keywords after EHLO inside and outside TLS, without STARTTLS. */
  readonly offers: readonly string[];
  readonly offersInClear?: readonly string[];
  readonly users?: Readonly<Record<string, string>>;
  readonly replies?: readonly ScriptedReply[];
  /** The authority that judges its logins, where the witness shall count them together with others. */
  readonly authority?: string;
  /** Whether it takes an envelope in the clear. */
  readonly insists?: "on-tls" | "on-nothing";
  /** Whose mail it takes without a login, as Postfix does; without this it takes everything from everybody. */
  readonly relays?: { readonly for: readonly string[]; readonly mailboxes: readonly string[] };
}

export async function startScripted(spec: ScriptedServer): Promise<void> {
  const context = spec.certificate === undefined ? undefined : secure(spec, spec.certificate);
  const options = {
    ...(context === undefined ? {} : { secureContext: context }),
    ...spec.tls,
    SNICallback: (name: string, done: (error: Error | null, context?: SecureContext) => void) => {
      const own = spec.bySni?.[name];
      done(null, own === undefined ? context : secure(spec, own));
    },
  };
  for (const address of spec.addresses) {
    const server =
      spec.security === "tls"
        ? createTls(
            { ...options, ...keyPair(spec.certificate) },
            (socket) => talk(spec, socket, "encrypted", undefined),
          )
        : createServer((socket) =>
            talk(spec, socket, "clear", spec.security === "starttls" ? (raw) => new TLSSocket(raw, { isServer: true, ...options }) : undefined),
          );
    server.on("tlsClientError", (error) => record({ server: spec.name, saw: "connection", text: `tls: ${error.message}` }));
    await new Promise<void>((up) => server.listen(spec.port, address, up));
  }
}

function keyPair(files: CertificateFiles | undefined) {
  return files === undefined ? {} : { cert: readFileSync(files.chain), key: readFileSync(files.key) };
}

function secure(spec: ScriptedServer, files: CertificateFiles): SecureContext {
  return createSecureContext({ ...keyPair(files), ...spec.tls });
}

function talk(spec: ScriptedServer, raw: Socket, line: "clear" | "encrypted", upgrade: ((raw: Socket) => TLSSocket) | undefined): void {
  let socket = raw;
  let encrypted = line === "encrypted";
  let text = "";
  let expects: "command" | "message" | "plain" | "login-user" | "login-password" = "command";
  let loginUser = "";
  let loggedIn = false;
  let recipients: string[] = [];
  record({ server: spec.name, saw: "connection", text: `${raw.remoteAddress}` });

  const say = (reply: string) => socket.write(`${reply.split("\n").join("\r\n")}\r\n`);
  const greet = () => say(spec.banner);
  const judge = (user: string, password: string) => {
    expects = "command";
    record({ server: spec.authority ?? spec.name, saw: "login", text: user, encrypted });
    const scripted = ruleFor("AUTH-END");
    if (scripted !== undefined) return follow(scripted);
    loggedIn = spec.users?.[user] === password;
    say(loggedIn ? "235 2.7.0 Authentication successful" : "535 5.7.8 Error: authentication failed: (reason unavailable)");
  };
  const ruleFor = (command: string) => spec.replies?.find((rule) => new RegExp(`^(?:${rule.on})`, "i").test(command));
  const follow = (rule: ScriptedReply) => {
    setTimeout(() => {
      say(rule.say);
      if (rule.thenClose === "yes") socket.end();
    }, rule.waitMs ?? 0);
  };
  const unpack = (packed: string) => {
    const [, user = "", password = ""] = Buffer.from(packed, "base64").toString("utf8").split("\0");
    judge(user, password);
  };
  const refusalOf = (recipient: string): string | undefined => {
    if (spec.relays === undefined || loggedIn) return undefined;
    const [, domain = ""] = recipient.split("@");
    if (spec.relays.for.length === 0) return `554 5.7.1 <${recipient}>: Recipient address rejected: Access denied`;
    if (!spec.relays.for.includes(domain)) return `554 5.7.1 <${recipient}>: Relay access denied`;
    if (!spec.relays.mailboxes.includes(recipient)) return `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown in virtual mailbox table`;
    return undefined;
  };
  const hear = (command: string) => {
    record({ server: spec.name, saw: "line", text: command, encrypted });
    if (expects === "plain") return unpack(command);
    if (expects === "login-user") {
      loginUser = Buffer.from(command, "base64").toString("utf8");
      expects = "login-password";
      return say("334 UGFzc3dvcmQ6");
    }
    if (expects === "login-password") return judge(loginUser, Buffer.from(command, "base64").toString("utf8"));
    const rule = ruleFor(command);
    if (rule !== undefined) return follow(rule);
    const [verb = "", second = "", third] = command.split(" ");
    if (spec.insists === "on-tls" && !encrypted && /^(AUTH|MAIL|RCPT|DATA)$/i.test(verb)) return say("530 5.7.0 Must issue a STARTTLS command first");
    switch (verb.toUpperCase()) {
      case "EHLO": {
        const words = [...(encrypted ? spec.offers : (spec.offersInClear ?? spec.offers))];
        if (!encrypted && upgrade !== undefined) words.unshift("STARTTLS");
        const lines = [`${spec.name} at your service`, ...words];
        return say(lines.map((word, at) => `250${at === lines.length - 1 ? " " : "-"}${word}`).join("\n"));
      }
      case "HELO":
        return say(`250 ${spec.name}`);
      case "STARTTLS": {
        if (upgrade === undefined || encrypted) return say("502 5.5.1 Command not implemented");
        say("220 2.0.0 Ready to start TLS");
        raw.removeAllListeners("data");
        encrypted = true;
        socket = upgrade(raw);
        return listen();
      }
      case "AUTH":
        if (![...(encrypted ? spec.offers : (spec.offersInClear ?? spec.offers))].some((word) => /^AUTH\b/i.test(word))) return say("503 5.5.1 Error: authentication not enabled");
        if (second.toUpperCase() === "PLAIN" && third !== undefined) return unpack(third);
        if (second.toUpperCase() === "PLAIN") {
          expects = "plain";
          return say("334 ");
        }
        if (second.toUpperCase() === "LOGIN") {
          expects = "login-user";
          return say("334 VXNlcm5hbWU6");
        }
        if (second.toUpperCase() === "XOAUTH2") return judge("xoauth2", third ?? "");
        return say("504 5.5.4 Unrecognized authentication type");
      case "RCPT":
        {
          const recipient = /<([^>]*)>/.exec(command)?.[1] ?? command;
          const refusal = refusalOf(recipient);
          if (refusal !== undefined) return say(refusal);
          recipients.push(recipient);
        }
        return say("250 2.1.5 Ok");
      case "MAIL":
        recipients = [];
        return say("250 2.1.0 Ok");
      case "RSET":
      case "NOOP":
        return say("250 2.0.0 Ok");
      case "DATA":
        expects = "message";
        return say("354 Go ahead");
      case "QUIT":
        say("221 2.0.0 Bye");
        return socket.end();
      default:
        return say("500 5.5.2 Error: command not recognized");
    }
  };
  const listen = () => {
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
        const command = text.slice(0, end).replace(/\r$/, "");
        text = text.slice(end + 1);
        if (expects !== "message") {
          hear(command);
          continue;
        }
        if (command !== ".") continue;
        expects = "command";
        const rule = ruleFor(".");
        if (rule === undefined) record({ server: spec.name, saw: "message", text: recipients.join(" ") });
        if (rule === undefined) say("250 2.0.0 Ok: queued");
        else follow(rule);
      }
    });
  };
  listen();
  if (spec.bannerWaitMs === undefined) greet();
  else setTimeout(greet, spec.bannerWaitMs);
}
