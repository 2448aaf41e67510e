import type { EndpointSubject, HelloFacts, TlsFacts } from "../../model/observation.ts";
import type { Offer, Reply } from "../../model/reply.ts";
import { Failed } from "../../world/classify.ts";
import type { World } from "../../world/world.ts";
import type { Walk } from "../probe.ts";
import { Session } from "./session.ts";
import { readOffer } from "./smtp-reply.ts";

/** Patience with each phase, in milliseconds. RFC 5321 section 4.5.3.2 grants minutes; a person at a screen does not, and tarpits rarely pass 30 s. */
export const patience = {
  connect: 10_000,
  greeting: 30_000,
  hello: 20_000,
  starttls: 15_000,
  tls: 15_000,
  login: 45_000,
  envelope: 30_000,
  data: 60_000,
} as const;

/** The kinds along the way from nothing to a session that could log in. */
export type ReachKind = "tcp-connect" | "smtp-greeting" | "smtp-hello" | "smtp-starttls" | "tls-handshake" | "smtp-hello-tls";
export const reachKinds: readonly ReachKind[] = ["tcp-connect", "smtp-greeting", "smtp-hello", "smtp-starttls", "tls-handshake", "smtp-hello-tls"];

/** How far a walk came: a session that waits for the next command, or the end. */
export type Reached = { readonly session: Session; readonly offer: Offer; readonly tls: TlsFacts | undefined } | "ended";

/** RFC 5321 section 4.1.3: an address as a literal is a valid name for a client without one. */
export function literalOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, "").replace(/%.*$/, "");
  return plain.includes(":") ? `[IPv6:${plain}]` : `[${plain}]`;
}

async function hello(session: Session, world: World, walk: Walk<ReachKind>, said: string | undefined): Promise<HelloFacts> {
  const literal = literalOf(session.channel.localAddress);
  const name = said ?? literal;
  const until = walk.within(patience.hello);
  const reply = await session.ask(`EHLO ${name}`, until);
  if (reply.code === 250) return { said: name, reply, offer: readOffer(reply) };
  // RFC 5321 section 3.2: a server that does not know EHLO is asked with HELO; one that dislikes the name gets a name that no rule forbids.
  const unknown = reply.code === 500 || reply.code === 502;
  if (!unknown && name === literal) return { said: name, reply, offer: readOffer(reply) };
  if (reply.code === 421) return { said: name, reply, offer: readOffer(reply) };
  const again = unknown ? `HELO ${name}` : `EHLO ${literal}`;
  const second = await session.ask(again, until);
  return { said: name, reply, offer: readOffer(second), retry: { said: again, reply: second } };
}

function helloPassed(facts: HelloFacts): "yes" | "no" {
  return facts.reply.code === 250 || facts.retry?.reply.code === 250 ? "yes" : "no";
}

/**
 * Walks from nothing to the EHLO that a login would follow, one observation a step.
 * Ends early, and politely, where the server refuses to go on.
 */
export async function reach(subject: EndpointSubject, ehloName: string | undefined, world: World, walk: Walk<ReachKind>): Promise<Reached> {
  let session: Session | undefined;
  let tls: TlsFacts | undefined;
  await walk.step("tcp-connect", async () => {
    const channel = await world.connect(subject, walk.within(patience.connect), walk.cut);
    session = new Session(channel, world, walk.keep);
    return { rttMs: round(channel.rttMs), attempts: channel.attempts, localAddress: channel.localAddress };
  });
  const talk = session as unknown as Session;
  const encrypt = async () => {
    tls = await walk.step("tls-handshake", async () => {
      if (talk.unread() > 0) throw new Failed("injected-data", "path", `${talk.unread()} unread items followed the reply to STARTTLS in the clear`);
      const { channel, facts } = await world.handshake(talk.channel, { host: subject.host, sni: "send", versions: "modern" }, walk.within(patience.tls));
      talk.continueOver(channel);
      talk.note(`${facts.version}, ${facts.cipher}, certificate for ${facts.chain[0]?.names.slice(0, 3).join(", ") || facts.chain[0]?.subject || "nobody"}`);
      return facts;
    });
  };
  const bye = (): "ended" => {
    void leave(talk);
    return "ended";
  };

  if (subject.security === "tls") await encrypt();
  const greetedFrom = world.now();
  const greeting = await walk.step("smtp-greeting", async () => {
    const reply = await talk.reply(walk.within(patience.greeting));
    return { reply, afterMs: round(world.now() - greetedFrom) };
  });
  if (greeting.reply.code !== 220) return bye();

  if (subject.security !== "tls") {
    const clear = await walk.step("smtp-hello", () => hello(talk, world, walk, ehloName));
    if (helloPassed(clear) === "no") return bye();
    if (subject.security === "none") return { session: talk, offer: clear.offer, tls };
    if (clear.offer.starttls === "absent") return bye();
    const upgrade = await walk.step("smtp-starttls", async () => ({ reply: await talk.ask("STARTTLS", walk.within(patience.starttls)) }));
    if (upgrade.reply.code !== 220) return bye();
    await encrypt();
  }
  const inside = await walk.step("smtp-hello-tls", () => hello(talk, world, walk, ehloName));
  if (helloPassed(inside) === "no") return bye();
  return { session: talk, offer: inside.offer, tls };
}

/** Says QUIT and leaves without waiting: the reply could tell nothing. */
export async function leave(session: Session): Promise<void> {
  await session.say("QUIT", 0).catch(() => {});
  session.channel.close();
}

export function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** The replies to one envelope, taken back by RSET. After a refused MAIL the reply to RCPT says only that there was no MAIL. */
async function envelope(session: Session, pipelining: "offered" | "absent", sender: string, to: string, until: number): Promise<{ mail: Reply; rcpt?: Reply }> {
  const commands = [`MAIL FROM:${sender}`, `RCPT TO:<${to}>`] as const;
  if (pipelining === "offered") {
    await session.say(commands[0], until);
    await session.say(commands[1], until);
    const mail = await session.reply(until);
    if (mail.code < 400) return { mail, rcpt: await session.reply(until) };
    // After a refused MAIL the reply to RCPT says only that there was no MAIL, and may never come: 421 is a farewell (RFC 5321 section 3.8).
    await session.reply(until).catch(() => {});
    return { mail };
  }
  const mail = await session.ask(commands[0], until);
  return mail.code < 400 ? { mail, rcpt: await session.ask(commands[1], until) } : { mail };
}

/**
 * An envelope to the account itself, taken back by RSET: nobody else is ever named, and no message leaves.
 * Where another sender than the login's own address is refused, that address is tried too: the contrast tells whose fault it is.
 */
export async function tryEnvelope(session: Session, offer: Offer, from: string, to: string, own: string, loggedIn: "yes" | "no", walk: Walk<"smtp-envelope">): Promise<"passed" | "refused"> {
  const has = (word: string) => offer.keywords.some((keyword) => keyword.word === word);
  // beyond ASCII an address needs SMTPUTF8 (RFC 6531)
  const parameter = /[^\u0000-\u007f]/.test(from + to) && has("SMTPUTF8") ? " SMTPUTF8" : "";
  const pipelining = has("PIPELINING") ? "offered" : "absent";
  const facts = await walk.step("smtp-envelope", async () => {
    const until = walk.within(patience.envelope);
    const frame = { from, to, loggedIn, encrypted: session.channel.protection === "clear" ? ("no" as const) : ("yes" as const) };
    const first = await envelope(session, pipelining, `<${from}>${parameter}`, to, until);
    const refused = first.mail.code >= 400 || (first.rcpt?.code ?? 0) >= 400;
    if (!refused || loggedIn === "no" || own === from || first.mail.code === 421 || first.rcpt?.code === 421) {
      await session.say("RSET", until).catch(() => {});
      return { ...frame, ...first };
    }
    // What the first envelope showed must not be lost if the server ends the conversation over the second.
    const second = await session
      .ask("RSET", until)
      .then(() => envelope(session, pipelining, `<${own}>${parameter}`, to, until))
      .catch(() => undefined);
    await session.say("RSET", until).catch(() => {});
    return { ...frame, ...first, ...(second === undefined ? {} : { asLogin: { from: own, ...second } }) };
  });
  return facts.mail.code < 400 && facts.rcpt !== undefined && facts.rcpt.code < 400 ? "passed" : "refused";
}
