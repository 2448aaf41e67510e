import type { TlsManners } from "./encrypt.ts";
import { LineTalk } from "./line-talk.ts";
import type { Service } from "./listener.ts";
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
}

/** The argument of a command: an atom, or a quoted string (RFC 9051 section 4.3). */
function argumentsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((match) => match[1]?.replace(/\\(.)/g, "$1") ?? match[2] ?? "");
}

/** An IMAP server (RFC 9051), as far as a login. */
export function imapService(manners: ImapManners, witness: Witness): Service {
  return (socket) => {
    const talk = new LineTalk(socket, witness);
    if (manners.security === "tls") talk.encrypt(manners.tls);
    let exchange: { readonly tag: string; readonly sasl: Exchange } | undefined;

    const capabilities = () => {
      const open = talk.protection === "encrypted";
      const logins = open ? (manners.mechanisms ?? ["PLAIN", "LOGIN"]).map((mechanism) => `AUTH=${mechanism}`) : ["STARTTLS", "LOGINDISABLED"];
      return ["IMAP4rev1", "SASL-IR", "ID", "IDLE", ...logins].join(" ");
    };
    const settle = (tag: string, user: string, mechanism: string, verdict: "right" | "wrong") => {
      witness.login({ server: manners.name, protocol: "imap", user, mechanism });
      const refusal = manners.login?.(user) ?? (verdict === "right" ? undefined : "[AUTHENTICATIONFAILED] Authentication failed.");
      talk.say(refusal === undefined ? `${tag} OK [CAPABILITY ${capabilities()}] Logged in` : `${tag} NO ${refusal}`);
    };
    const answer = (tag: string, sasl: Exchange, response: string) => {
      const step = sasl.answer(response);
      exchange = step.next === "ask" ? { tag, sasl } : undefined;
      if (step.next === "ask") talk.say(`+ ${step.challenge}`);
      else settle(tag, step.user, sasl.mechanism, step.verdict);
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
          const [user = "", password = ""] = parts;
          return settle(tag, user, "LOGIN", manners.accounts.some((account) => account.user === user && account.password === password) ? "right" : "wrong");
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
          return talk.say(`${tag} BAD Unknown command`);
      }
    });
    talk.whenReady(() => talk.say(`* OK [CAPABILITY ${capabilities()}] ${manners.name} ready.`));
  };
}
