import type { TlsManners } from "./encrypt.ts";
import { LineTalk } from "./line-talk.ts";
import type { Service } from "./listener.ts";
import type { Mailbox } from "./mailbox.ts";
import { type Account, type Exchange, exchanges } from "./sasl.ts";
import type { Witness } from "./witness.ts";

/** How one IMAP server behaves; what is left out is as a healthy one has it. */
export interface ImapManners {
  readonly name: string;
  readonly accounts: readonly Account[];
  readonly security: "tls" | "starttls";
  readonly tls: TlsManners;
  readonly mechanisms?: readonly string[];
  /** The words after NO, in place of the check of user name and password. */
  readonly login?: (user: string) => string | undefined;
  /** The mail that can be read after a login. */
  readonly mailbox?: Mailbox;
}

/** The argument of a command: an atom, or a quoted string (RFC 9051 section 4.3). */
function argumentsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((match) => match[1]?.replace(/\\(.)/g, "$1") ?? match[2] ?? "");
}

/** What can be said to one selected folder of a mailbox: look, search, read, and take out, by number alone (RFC 9051 section 6.4.9). Answers without their tag. */
function inFolder(mailbox: Mailbox, folder: string, words: string): readonly string[] {
  const [verb = "", ...rest] = words.split(" ");
  const [first = "", second = "", third = ""] = argumentsOf(rest.join(" "));
  const uid = Number(first);
  switch (verb.toUpperCase()) {
    case "SEARCH":
      return [`* SEARCH${(first.toUpperCase() === "HEADER" ? mailbox.search(folder, second, third) : []).map((one) => ` ${one}`).join("")}`, "OK Done"];
    case "FETCH": {
      const lines = mailbox.message(folder, uid);
      if (lines === undefined) return ["OK Done"];
      const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 2, 0);
      return [`* 1 FETCH (UID ${uid} BODY[]<0> {${size}}`, ...lines, ")", "OK Done"];
    }
    case "STORE":
      return ["OK Done"];
    case "EXPUNGE":
      mailbox.expunge(folder, uid);
      return ["OK Done"];
    default:
      return ["BAD Unknown command"];
  }
}

/** An IMAP server (RFC 9051): logins, and what it takes to find one message again. */
export function imapService(manners: ImapManners, witness: Witness): Service {
  return (socket) => {
    const talk = new LineTalk(socket, witness);
    if (manners.security === "tls") talk.encrypt(manners.tls);
    let user: string | undefined;
    let folder: string | undefined;
    let exchange: { readonly tag: string; readonly sasl: Exchange } | undefined;

    const capabilities = () => {
      const open = talk.protection === "encrypted";
      const logins = open ? (manners.mechanisms ?? ["PLAIN", "LOGIN"]).map((mechanism) => `AUTH=${mechanism}`) : ["STARTTLS", "LOGINDISABLED"];
      return ["IMAP4rev1", "SASL-IR", "ID", "IDLE", ...logins].join(" ");
    };
    const settle = (tag: string, name: string, mechanism: string, verdict: "right" | "wrong") => {
      witness.login({ server: manners.name, protocol: "imap", user: name, mechanism });
      const refusal = manners.login?.(name) ?? (verdict === "right" ? undefined : "[AUTHENTICATIONFAILED] Authentication failed.");
      if (refusal === undefined) user = name;
      talk.say(refusal === undefined ? `${tag} OK [CAPABILITY ${capabilities()}] Logged in` : `${tag} NO ${refusal}`);
    };
    const answer = (tag: string, sasl: Exchange, response: string) => {
      const step = sasl.answer(response);
      exchange = step.next === "ask" ? { tag, sasl } : undefined;
      if (step.next === "ask") talk.say(`+ ${step.challenge}`);
      else settle(tag, step.user, sasl.mechanism, step.verdict);
    };

    const read = (tag: string, command: string, rest: readonly string[]) => {
      const { mailbox } = manners;
      if (mailbox === undefined || user === undefined) return talk.say(`${tag} BAD Unknown command`);
      const [name = ""] = argumentsOf(rest.join(" "));
      if (command === "LIST") return talk.say([...mailbox.folders.map((one) => `* LIST (${one === "Junk" ? "\\Junk" : "\\HasNoChildren"}) "/" ${one}`), `${tag} OK Done`].join("\n"));
      if (command === "EXAMINE" || command === "SELECT") {
        folder = mailbox.folders.find((one) => one.toUpperCase() === name.toUpperCase());
        return talk.say(folder === undefined ? `${tag} NO No such mailbox` : `${tag} OK Done`);
      }
      if (command !== "UID" || folder === undefined) return talk.say(`${tag} BAD Unknown command`);
      const answers = inFolder(mailbox, folder, rest.join(" "));
      return talk.say(answers.map((one, at) => (at === answers.length - 1 ? `${tag} ${one}` : one)).join("\n"));
    };

    talk.start((line) => {
      if (exchange !== undefined) return answer(exchange.tag, exchange.sasl, line);
      const [tag = "*", command = "", ...rest] = line.split(" ");
      const parts = argumentsOf(rest.join(" "));
      switch (command.toUpperCase()) {
        case "CAPABILITY":
          return talk.say(`* CAPABILITY ${capabilities()}\n${tag} OK Done`);
        case "STARTTLS":
          if (talk.protection === "encrypted") return talk.say(`${tag} BAD TLS is already active`);
          talk.say(`${tag} OK Begin TLS negotiation now.`);
          return talk.encrypt(manners.tls);
        case "LOGIN": {
          if (talk.protection === "clear") return talk.say(`${tag} NO [PRIVACYREQUIRED] Encrypt the connection first`);
          const [name = "", password = ""] = parts;
          return settle(tag, name, "LOGIN", manners.accounts.some((account) => account.user === name && account.password === password) ? "right" : "wrong");
        }
        case "AUTHENTICATE": {
          const [mechanism = "", initial] = parts;
          const begin = exchanges[mechanism.toUpperCase()];
          if (begin === undefined || talk.protection === "clear") return talk.say(`${tag} NO Unsupported authentication mechanism`);
          const sasl = begin(manners.accounts, manners.name);
          if (initial !== undefined) return answer(tag, sasl, initial);
          exchange = { tag, sasl };
          return talk.say(`+ ${sasl.firstChallenge}`);
        }
        case "NOOP":
          return talk.say(`${tag} OK Done`);
        case "LOGOUT":
          talk.say(`* BYE Logging out\n${tag} OK Done`);
          return talk.end();
        default:
          return read(tag, command.toUpperCase(), rest);
      }
    });
    talk.whenReady(() => talk.say(`* OK [CAPABILITY ${capabilities()}] ${manners.name} ready.`));
  };
}
