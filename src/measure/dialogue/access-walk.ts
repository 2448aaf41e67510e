import type { EndpointSubject, LoginFacts } from "../../model/observation.ts";
import type { Offer, Reply } from "../../model/reply.ts";
import type { Secret } from "../../model/secret.ts";
import { Failed } from "../../world/classify.ts";
import type { CredentialVault, LoginPermit, World } from "../../world/world.ts";
import type { Walk } from "../probe.ts";
import { Session } from "./session.ts";
import { patience, round } from "./smtp-walk.ts";

/** The kinds of a walk along IMAP or POP3, in their order. */
export type AccessKind = "tcp-connect" | "access-tls" | "access-greeting" | "access-offer" | "access-login";
export const accessKinds: readonly AccessKind[] = ["tcp-connect", "access-tls", "access-greeting", "access-offer", "access-login"];

/** More untagged lines than this before the tagged one are a flood. */
const maxLines = 200;

/** What differs between IMAP (RFC 9051) and POP3 (RFC 1939, RFC 2449, RFC 2595). */
interface Dialect {
  greeting(session: Session, world: World, walk: Walk<AccessKind>): Promise<Reply>;
  offer(session: Session, world: World, walk: Walk<AccessKind>): Promise<Offer>;
  upgrade(session: Session, world: World, walk: Walk<AccessKind>): Promise<"yes" | "no">;
  login(session: Session, offer: Offer, at: EndpointSubject, user: string, world: World, permit: LoginPermit, walk: Walk<AccessKind>): Promise<LoginFacts>;
  readonly bye: string;
}

function plainReply(text: string, code: number, lines: readonly string[]): Reply {
  return { code, text, lines };
}

function offerOf(words: readonly string[], auth: readonly string[], starttls: "offered" | "absent"): Offer {
  return { serverName: "", keywords: words.map((word) => ({ word: word.toUpperCase(), rest: "" })), starttls, auth };
}

async function cleanLine(session: Session, world: World, until: number): Promise<string> {
  return world.clean((await session.line(until)).text);
}

/** The lines up to and including the tagged one. A literal inside is just more lines to us: nothing here can hold one that matters. */
async function tagged(session: Session, world: World, tag: string, until: number): Promise<{ status: string; text: string; untagged: string[]; lines: string[] }> {
  const untagged: string[] = [];
  for (let count = 0; count < maxLines; count += 1) {
    const line = await cleanLine(session, world, until);
    if (line.startsWith(`${tag} `)) {
      const match = /^\S+ (OK|NO|BAD)\b ?(.*)$/i.exec(line);
      if (match === null) throw new Failed("malformed-reply", "them", `a tagged answer without OK, NO or BAD: ${line.slice(0, 120)}`);
      return { status: (match[1] ?? "").toUpperCase(), text: match[2] ?? "", untagged, lines: [...untagged, line] };
    }
    if (/^\* BYE\b/i.test(line)) return { status: "BYE", text: line.slice(6), untagged, lines: [...untagged, line] };
    untagged.push(line);
    if (line.startsWith("+")) return { status: "+", text: line.slice(1).trim(), untagged, lines: untagged };
  }
  throw new Failed("too-much", "them", `more than ${maxLines} lines and no answer to the command`);
}

const imap: Dialect = {
  bye: "z9 LOGOUT",
  async greeting(session, world, walk) {
    const line = await cleanLine(session, world, walk.within(patience.greeting));
    const match = /^\* (OK|PREAUTH|BYE|NO|BAD)\b ?(.*)$/i.exec(line);
    if (match === null) throw new Failed("not-imap", "them", `what answers is not IMAP: ${line.slice(0, 120)}`);
    const good = (match[1] ?? "").toUpperCase() === "OK";
    return plainReply(match[2] ?? "", good ? 220 : 554, [line]);
  },
  async offer(session, world, walk) {
    const until = walk.within(patience.hello);
    await session.say("a1 CAPABILITY", until);
    const answer = await tagged(session, world, "a1", until);
    const words = answer.untagged.filter((line) => /^\* CAPABILITY /i.test(line)).flatMap((line) => line.slice(13).trim().split(/\s+/).slice(0, 200));
    const upper = words.map((word) => word.toUpperCase());
    return offerOf(upper, upper.filter((word) => word.startsWith("AUTH=")).map((word) => word.slice(5)), upper.includes("STARTTLS") ? "offered" : "absent");
  },
  async upgrade(session, world, walk) {
    const until = walk.within(patience.starttls);
    await session.say("a2 STARTTLS", until);
    return (await tagged(session, world, "a2", until)).status === "OK" ? "yes" : "no";
  },
  async login(session, offer, at, user, world, permit, walk) {
    const vault = world.credential;
    if (vault === undefined) throw new Failed("internal", "us", "a login without a credential");
    const until = walk.within(patience.login);
    const sasl = vault.kind === "oauth-token" ? tokenMechanism(offer) : offer.auth.includes("PLAIN") ? "PLAIN" : "LOGIN";
    const go = async (): Promise<Tagged> => {
      const answer = await tagged(session, world, "a3", until);
      if (answer.status !== "+") throw new NotAsked(answer);
      return answer;
    };
    let challenge: string | undefined;
    try {
      if (sasl === "LOGIN") await imapLogin(session, vault, user, permit, until, go);
      else {
        const response = vault.respond({ mechanism: sasl, user, host: at.host, port: at.port, step: 0, challenges: [], nonce: "" });
        // Without SASL-IR (RFC 4959) the server first says "+".
        if (offer.keywords.some((keyword) => keyword.word === "SASL-IR")) {
          await session.saySecret([`a3 AUTHENTICATE ${sasl} `, response], `a3 AUTHENTICATE ${sasl} [secret]`, permit, until);
        } else {
          await session.say(`a3 AUTHENTICATE ${sasl}`, until);
          await go();
          await session.saySecret([response], "[secret]", permit, until);
        }
      }
      let answer = await tagged(session, world, "a3", until);
      if (answer.status === "+") {
        challenge = decoded(answer.text, world);
        await session.say(sasl === "OAUTHBEARER" ? "AQ==" : "", until);
        answer = await tagged(session, world, "a3", until);
        if (answer.status === "+") throw new Failed("too-much", "them", "the server asks and asks and never decides about the login");
      }
      return settle(permit, user, sasl, answer, challenge);
    } catch (error) {
      if (error instanceof NotAsked) return settle(permit, user, sasl, error.answer, challenge);
      throw error;
    }
  },
};

type Tagged = Awaited<ReturnType<typeof tagged>>;

/** The server decided before it was told the secret. */
class NotAsked extends Error {
  readonly answer: Tagged;
  constructor(answer: Tagged) {
    super("the server answered before it was asked");
    this.answer = answer;
  }
}

/** The LOGIN command. What a quoted string cannot hold goes as a literal: the server says "+" before each of them. */
async function imapLogin(session: Session, vault: CredentialVault, user: string, permit: LoginPermit, until: number, go: () => Promise<unknown>): Promise<void> {
  // a quoted string of IMAP holds ASCII alone (RFC 3501 section 9)
  const plainName = /^[\u0001-\u007f]*$/.test(user);
  if (plainName) {
    const name = `"${user.replace(/[\\"]/g, "\\$&")}"`;
    if (vault.script === "ascii") return session.saySecret([`a3 LOGIN ${name} `, vault.quoted("imap")], `a3 LOGIN ${name} [secret]`, permit, until);
    const { octets, value } = vault.literal();
    await session.saySecret([`a3 LOGIN ${name} {`, octets, "}"], `a3 LOGIN ${name} {[secret]}`, permit, until);
    await go();
    return session.saySecret([value], "[secret]", permit, until);
  }
  const { octets, value } = vault.literal();
  await session.say(`a3 LOGIN {${Buffer.byteLength(user)}}`, until);
  await go();
  await session.saySecret([`${user} {`, octets, "}"], `${user} {[secret]}`, permit, until);
  await go();
  return session.saySecret([value], "[secret]", permit, until);
}

function tokenMechanism(offer: Offer): "OAUTHBEARER" | "XOAUTH2" {
  return offer.auth.includes("OAUTHBEARER") ? "OAUTHBEARER" : "XOAUTH2";
}

function decoded(base64: string, world: World): string {
  return world.clean(Buffer.from(base64, "base64").toString("utf8").slice(0, 500));
}

/** Answers that put a login off or concern the mailbox, not the pair: RFC 5530, RFC 2449 section 8.1, RFC 3206. */
const putsOff = /^\[(?:UNAVAILABLE|SERVERBUG|LIMIT|INUSE|IN-USE|LOGIN-DELAY|SYS\/TEMP|SYS\/PERM)\]/i;

/** Records what the server made of the pair. Throws `Failed` where it made nothing of it: a goodbye, or a command that it does not know. */
function settle(permit: LoginPermit, user: string, mechanism: string, answer: { status: string; text: string; lines: string[] }, challenge: string | undefined): LoginFacts {
  const last = answer.lines.at(-1) ?? "";
  const reply = (code: number) => plainReply(answer.text, code, [last]);
  if (answer.status === "BYE" || (answer.status === "NO" && putsOff.test(answer.text))) {
    permit.settle(reply(454));
    throw new Failed("closed", "them", `the server puts the login off: ${last.slice(0, 200)}`, { reply: reply(0) });
  }
  if (answer.status === "BAD") {
    permit.settle(reply(500));
    throw new Failed("malformed-reply", "them", `the server does not know this way of logging in: ${last.slice(0, 200)}`, { reply: reply(0) });
  }
  const accepted = answer.status === "OK";
  permit.settle(reply(accepted ? 235 : 535));
  return { accepted: accepted ? "yes" : "no", mechanism, user, reply: reply(0), ...(challenge === undefined ? {} : { challenge }) };
}

async function popLine(session: Session, world: World, until: number): Promise<{ good: boolean; text: string; line: string }> {
  return readPop(await cleanLine(session, world, until));
}

function readPop(line: string): { good: boolean; text: string; line: string } {
  const match = /^(\+OK|-ERR)\b ?(.*)$/.exec(line);
  if (match === null) throw new Failed("not-pop", "them", `what answers is not POP3: ${line.slice(0, 120)}`);
  return { good: match[1] === "+OK", text: match[2] ?? "", line };
}

const pop: Dialect = {
  bye: "QUIT",
  async greeting(session, world, walk) {
    const { good, text, line } = await popLine(session, world, walk.within(patience.greeting));
    return plainReply(text, good ? 220 : 554, [line]);
  },
  async offer(session, world, walk) {
    const until = walk.within(patience.hello);
    await session.say("CAPA", until);
    const first = await popLine(session, world, until);
    const words: string[] = [];
    if (first.good) {
      for (let count = 0; ; count += 1) {
        if (count > maxLines) throw new Failed("too-much", "them", `more than ${maxLines} lines of capabilities`);
        const line = await cleanLine(session, world, until);
        if (line === ".") break;
        words.push(line.toUpperCase());
      }
    }
    const sasl = words.find((word) => word.startsWith("SASL "))?.split(/\s+/).slice(1) ?? [];
    return offerOf(words.map((word) => word.split(/\s/)[0] ?? ""), sasl, words.includes("STLS") ? "offered" : "absent");
  },
  async upgrade(session, world, walk) {
    const until = walk.within(patience.starttls);
    await session.say("STLS", until);
    return (await popLine(session, world, until)).good ? "yes" : "no";
  },
  async login(session, offer, at, user, world, permit, walk) {
    const vault = world.credential;
    if (vault === undefined) throw new Failed("internal", "us", "a login without a credential");
    const until = walk.within(patience.login);
    const mechanism = vault.kind === "oauth-token" ? tokenMechanism(offer) : "USER";
    let challenge: string | undefined;
    if (mechanism === "USER") {
      await session.say(`USER ${user}`, until);
      const name = await popLine(session, world, until);
      if (!name.good) return settle(permit, user, "USER", { status: "NO", text: name.text, lines: [name.line] }, undefined);
      await session.saySecret(["PASS ", vault.quoted("pop")], "PASS [secret]", permit, until);
    } else {
      const response = vault.respond({ mechanism, user, host: at.host, port: at.port, step: 0, challenges: [], nonce: "" });
      await session.saySecret([`AUTH ${mechanism} `, response], `AUTH ${mechanism} [secret]`, permit, until);
      const line = await cleanLine(session, world, until);
      // RFC 5034 section 4: "+ " and a challenge; an OAuth server puts its error there and waits for an empty answer.
      if (line.startsWith("+ ")) {
        challenge = decoded(line.slice(2), world);
        await session.say(mechanism === "OAUTHBEARER" ? "AQ==" : "", until);
      } else {
        return settlePop(permit, user, mechanism, readPop(line), challenge);
      }
    }
    return settlePop(permit, user, mechanism, await popLine(session, world, until), challenge);
  },
};

function settlePop(permit: LoginPermit, user: string, mechanism: string, answer: { good: boolean; text: string; line: string }, challenge: string | undefined): LoginFacts {
  return settle(permit, user, mechanism, { status: answer.good ? "OK" : "NO", text: answer.text, lines: [answer.line] }, challenge);
}

/** Walks along IMAP or POP3 as far as the login, which is the control experiment: the same pair, the receiving side. `afterwards` uses a login that was accepted. */
export async function walkAccess(subject: EndpointSubject, user: string, world: World, walk: Walk<AccessKind>, clearLogin: "allowed" | "forbidden", login: "wanted" | "not-wanted", afterwards?: (session: Session) => Promise<void>): Promise<void> {
  const dialect = subject.protocol === "pop" ? pop : imap;
  let session: Session | undefined;
  await walk.step("tcp-connect", async () => {
    const channel = await world.connect(subject, walk.within(patience.connect), walk.cut);
    session = new Session(channel, world, walk.keep);
    return { rttMs: round(channel.rttMs), attempts: channel.attempts, localAddress: channel.localAddress };
  });
  const talk = session as unknown as Session;
  const encrypt = () =>
    walk.step("access-tls", async () => {
      if (talk.unread() > 0) throw new Failed("injected-data", "path", "unread lines followed the answer to STARTTLS in the clear");
      const { channel, facts } = await world.handshake(talk.channel, { host: subject.host, sni: "send", versions: "modern" }, walk.within(patience.tls));
      talk.continueOver(channel);
      talk.note(`${facts.version}, ${facts.cipher}`);
      return facts;
    });
  const bye = async () => {
    await talk.say(dialect.bye, 0).catch(() => {});
    talk.channel.close();
  };

  if (subject.security === "tls") await encrypt();
  const greeting = await walk.step("access-greeting", async () => ({ reply: await dialect.greeting(talk, world, walk) }));
  if (greeting.reply.code !== 220) return bye();
  let { offer } = await walk.step("access-offer", async () => ({ offer: await dialect.offer(talk, world, walk) }));
  if (subject.security === "starttls") {
    if (offer.starttls === "absent" || (await dialect.upgrade(talk, world, walk)) === "no") {
      walk.leaveOut("access-login", "not-encrypted", "the server does not encrypt this connection");
      return bye();
    }
    await encrypt();
    // What was offered in the clear is forgotten (RFC 9051 section 6.2.1).
    offer = await dialect.offer(talk, world, walk);
  }
  if (login === "not-wanted") return bye();
  if (talk.channel.protection !== "verified" && clearLogin === "forbidden") {
    walk.leaveOut("access-login", "not-encrypted", "no password goes over a line that is not encrypted and verified");
    return bye();
  }
  if (offer.keywords.some((keyword) => keyword.word === "LOGINDISABLED") && !offer.auth.includes("PLAIN")) {
    walk.leaveOut("access-login", "not-available", "the server offers no login here");
    return bye();
  }
  let accepted = "no" as "yes" | "no";
  await walk.oneAtATime(async () => {
    const leave = await world.logins.request(user, `${subject.protocol}://${subject.host}`);
    if ("why" in leave) {
      const { outcome } = leave;
      if (outcome.result === "refused" || outcome.result === "locked-out") {
        walk.recall("access-login", { accepted: "no", mechanism: "", user, reply: { code: 0, text: outcome.replyText, lines: [outcome.replyText] }, remembered: leave.at }, leave.at);
      }
      walk.leaveOut("access-login", leave.why === "locked-out" ? "locked-out" : "already-refused", `a login of this account at ${subject.host} was spent at ${leave.at}`);
      return;
    }
    const facts = await walk.step("access-login", () => dialect.login(talk, offer, subject, user, world, leave, walk));
    accepted = facts.accepted;
  });
  if (accepted === "yes") await afterwards?.(talk);
  await bye();
}
