import { randomUUID } from "node:crypto";
import type { TlsManners } from "./encrypt.ts";
import { LineTalk } from "./line-talk.ts";
import type { Service } from "./listener.ts";
import type { Mailbox } from "./mailbox.ts";
import { type Account, type Exchange, exchanges } from "./sasl.ts";
import type { Witness } from "./witness.ts";

/** What a command finds when it comes. */
export interface SmtpState {
  readonly encrypted: "yes" | "no";
  readonly user: string | undefined;
}

/** How one SMTP server behaves; what is left out is as a healthy submission server has it. Replies are whole, with their codes, lines separated by a line feed. */
export interface SmtpManners {
  readonly name: string;
  readonly accounts: readonly Account[];
  /** TLS from the first byte, after STARTTLS, or never. */
  readonly security: "tls" | "starttls" | "none";
  readonly tls: TlsManners;
  readonly greeting?: string;
  readonly greetAfterMs?: number;
  /** A reply in place of the offer, for the names it does not like. */
  readonly hello?: (name: string) => string | undefined;
  /** What is listed after EHLO besides STARTTLS and AUTH. */
  readonly keywords?: readonly string[];
  /** The mechanisms of login; none where the server takes no logins. */
  readonly mechanisms?: readonly string[];
  /** Is a login offered before the connection is encrypted? RFC 8314 section 3 says that it should not be. */
  readonly loginInClear?: "offered" | "hidden";
  /** The word that lists the mechanisms, for servers that spell it in their own way. */
  readonly authWord?: string;
  /** A reply in place of the consent to STARTTLS. */
  readonly starttls?: string;
  /** A reply in place of the check of user name and password. */
  readonly login?: (user: string) => string | undefined;
  readonly mail?: (from: string, state: SmtpState) => string | undefined;
  readonly rcpt?: (to: string, state: SmtpState) => string | undefined;
  /** The reply to a whole message. */
  readonly data?: string;
  /** Where a message goes that was taken for this address. */
  readonly delivers?: { readonly to: string; readonly mailbox: Mailbox };
}

const usualKeywords = ["PIPELINING", "SIZE 36700160", "ENHANCEDSTATUSCODES", "8BITMIME"];

const addressIn = (text: string) => /<([^>]*)>/.exec(text)?.[1] ?? "";

/** One connection to an SMTP server (RFC 5321, RFC 3207, RFC 4954). */
class SmtpSession {
  readonly #talk: LineTalk;
  readonly #manners: SmtpManners;
  readonly #witness: Witness;
  #mode: "commands" | "login" | "message" = "commands";
  #helloSaid: "yes" | "no" = "no";
  #user: string | undefined;
  #from: string | undefined;
  #recipients: string[] = [];
  #body: string[] = [];
  #exchange: Exchange | undefined;

  constructor(talk: LineTalk, manners: SmtpManners, witness: Witness) {
    this.#talk = talk;
    this.#manners = manners;
    this.#witness = witness;
  }

  hear(line: string): void {
    if (this.#mode === "message") return this.#message(line);
    if (this.#mode === "login") return this.#login(line);
    const [word = "", ...rest] = line.split(" ");
    const argument = rest.join(" ");
    switch (word.toUpperCase()) {
      case "EHLO":
      case "HELO":
        return this.#hello(word.toUpperCase(), argument);
      case "STARTTLS":
        return this.#starttls();
      case "AUTH":
        return this.#auth(argument);
      case "MAIL":
        return this.#mail(argument);
      case "RCPT":
        return this.#rcpt(argument);
      case "DATA":
        if (this.#recipients.length === 0) return this.#talk.say("503 5.5.1 Error: need RCPT command");
        this.#mode = "message";
        return this.#talk.say("354 End data with <CR><LF>.<CR><LF>");
      case "RSET":
        this.#from = undefined;
        this.#recipients = [];
        return this.#talk.say("250 2.0.0 Ok");
      case "NOOP":
        return this.#talk.say("250 2.0.0 Ok");
      case "QUIT":
        this.#talk.say("221 2.0.0 Bye");
        return this.#talk.end();
      default:
        return this.#talk.say("500 5.5.2 Error: command not recognized");
    }
  }

  get #state(): SmtpState {
    return { encrypted: this.#talk.protection === "encrypted" ? "yes" : "no", user: this.#user };
  }

  /** The mechanisms that count at this moment. */
  get #mechanisms(): readonly string[] {
    const { mechanisms = ["PLAIN", "LOGIN"], loginInClear = "hidden" } = this.#manners;
    return this.#talk.protection === "clear" && loginInClear === "hidden" ? [] : mechanisms;
  }

  #hello(word: string, name: string): void {
    const manners = this.#manners;
    const refusal = manners.hello?.(name);
    if (refusal !== undefined) return this.#talk.say(refusal);
    this.#helloSaid = "yes";
    if (word === "HELO") return this.#talk.say(`250 ${manners.name}`);
    const offer = [...(manners.keywords ?? usualKeywords)];
    if (manners.security === "starttls" && this.#talk.protection === "clear") offer.push("STARTTLS");
    if (this.#mechanisms.length > 0) offer.push(`${manners.authWord ?? "AUTH"} ${this.#mechanisms.join(" ")}`);
    const lines = [manners.name, ...offer];
    this.#talk.say(lines.map((line, at) => `250${at === lines.length - 1 ? " " : "-"}${line}`).join("\n"));
  }

  #starttls(): void {
    if (this.#manners.security !== "starttls" || this.#talk.protection === "encrypted") return this.#talk.say("502 5.5.1 Error: command not implemented");
    if (this.#manners.starttls !== undefined) return this.#talk.say(this.#manners.starttls);
    this.#talk.say("220 2.0.0 Ready to start TLS");
    this.#helloSaid = "no";
    this.#talk.encrypt(this.#manners.tls);
  }

  #auth(argument: string): void {
    const [mechanism = "", initial] = argument.split(" ");
    const name = mechanism.toUpperCase();
    if (this.#mechanisms.length === 0) return this.#talk.say("503 5.5.1 Error: authentication not enabled");
    const begin = exchanges[name];
    if (begin === undefined || !this.#mechanisms.includes(name)) return this.#talk.say("504 5.5.4 Unrecognized authentication type");
    this.#exchange = begin(this.#manners.accounts, this.#manners.name);
    if (initial === undefined) {
      this.#mode = "login";
      return this.#talk.say(`334 ${this.#exchange.firstChallenge}`);
    }
    this.#login(initial === "=" ? "" : initial);
  }

  #login(response: string): void {
    const step = this.#exchange?.answer(response);
    if (step === undefined) return this.#talk.say("503 5.5.1 Error: no login under way");
    if (step.next === "ask") {
      this.#mode = "login";
      return this.#talk.say(`334 ${step.challenge}`);
    }
    this.#mode = "commands";
    this.#witness.login({ server: this.#manners.name, protocol: "smtp", user: step.user, mechanism: this.#exchange?.mechanism ?? "" });
    const verdict = this.#manners.login?.(step.user) ?? (step.verdict === "right" ? "235 2.7.0 Authentication successful" : "535 5.7.8 Error: authentication failed: authentication failure");
    if (verdict.startsWith("235")) this.#user = step.user;
    this.#talk.say(verdict);
  }

  #mail(argument: string): void {
    if (this.#helloSaid === "no") return this.#talk.say("503 5.5.1 Error: send HELO/EHLO first");
    const from = addressIn(argument);
    const takesLogins = (this.#manners.mechanisms ?? ["PLAIN"]).length > 0;
    const usual = takesLogins && this.#user === undefined ? "530 5.7.0 Authentication required" : "250 2.1.0 Ok";
    const reply = this.#manners.mail?.(from, this.#state) ?? usual;
    if (reply.startsWith("250")) this.#from = from;
    this.#talk.say(reply);
    if (reply.startsWith("421")) this.#talk.end();
  }

  #rcpt(argument: string): void {
    if (this.#from === undefined) return this.#talk.say("503 5.5.1 Error: need MAIL command");
    const reply = this.#manners.rcpt?.(addressIn(argument), this.#state) ?? "250 2.1.5 Ok";
    if (reply.startsWith("250")) this.#recipients.push(addressIn(argument));
    this.#talk.say(reply);
    if (reply.startsWith("421")) this.#talk.end();
  }

  #message(line: string): void {
    if (line !== ".") {
      this.#body.push(line);
      return;
    }
    const { delivers, name } = this.#manners;
    const reply = this.#manners.data ?? `250 2.0.0 Ok: queued as ${randomUUID().slice(0, 8).toUpperCase()}`;
    if (reply.startsWith("250") && delivers !== undefined && this.#recipients.includes(delivers.to)) delivers.mailbox.deliver(name, this.#body);
    this.#mode = "commands";
    this.#recipients = [];
    this.#body = [];
    this.#talk.say(reply);
  }
}

/** An SMTP server for submission or transport. */
export function smtpService(manners: SmtpManners, witness: Witness): Service {
  return (socket) => {
    const talk = new LineTalk(socket, witness);
    if (manners.security === "tls") talk.encrypt(manners.tls);
    const session = new SmtpSession(talk, manners, witness);
    const greet = () => {
      const greeting = manners.greeting ?? `220 ${manners.name} ESMTP`;
      talk.say(greeting);
      if (!greeting.startsWith("220")) talk.end();
    };
    talk.start((line) => session.hear(line));
    talk.whenReady(() => {
      const timer = setTimeout(greet, manners.greetAfterMs ?? 0);
      socket.on("close", () => clearTimeout(timer));
    });
  };
}
