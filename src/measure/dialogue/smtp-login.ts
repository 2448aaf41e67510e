import { randomBytes } from "node:crypto";
import type { EndpointSubject, Facts, LoginFacts } from "../../model/observation.ts";
import type { Offer } from "../../model/reply.ts";
import { Failed } from "../../world/classify.ts";
import type { Instant, LoginPermit, World } from "../../world/world.ts";
import type { Walk } from "../probe.ts";
import type { Session } from "./session.ts";
import { patience } from "./smtp-walk.ts";

/** What mail programs use inside TLS, in the order in which they prefer it. */
const preferred = {
  password: ["PLAIN", "LOGIN", "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5"],
  "oauth-token": ["OAUTHBEARER", "XOAUTH2"],
} as const;

/** No mechanism that we speak asks for more than three responses; a server that goes on is broken or worse. */
const maxChallenges = 5;

/** The mechanism that a login of this kind would use, the one that the mail program is set to first. */
export function chooseMechanism(offered: readonly string[], kind: "password" | "oauth-token", wanted: string | undefined): string | undefined {
  const known: readonly string[] = preferred[kind];
  const named = wanted?.toUpperCase();
  if (named !== undefined) return offered.includes(named) && known.includes(named) ? named : undefined;
  return known.find((mechanism) => offered.includes(mechanism));
}

async function exchange(session: Session, subject: EndpointSubject, user: string, mechanism: string, world: World, permit: LoginPermit, until: Instant): Promise<LoginFacts> {
  const vault = world.credential;
  if (vault === undefined) throw new Failed("internal", "us", "a login without a credential");
  const challenges: string[] = [];
  const frame = { mechanism, user, host: subject.host, port: subject.port, nonce: randomBytes(18).toString("base64"), challenges };
  let step = 0;
  let challenge: string | undefined;
  // LOGIN and CRAM-MD5 let the server speak first; the others carry an initial response (RFC 4954 section 4).
  const serverFirst = mechanism === "LOGIN" || mechanism === "CRAM-MD5";
  if (serverFirst) await session.say(`AUTH ${mechanism}`, until);
  else await session.saySecret([`AUTH ${mechanism} `, vault.respond({ ...frame, step: step++ })], `AUTH ${mechanism} [secret]`, permit, until);
  if (serverFirst) step = 1;
  for (;;) {
    const reply = await session.reply(until);
    if (reply.code !== 334) {
      permit.settle(reply);
      return { accepted: reply.code === 235 ? "yes" : "no", mechanism, user, reply, ...(challenge === undefined ? {} : { challenge }) };
    }
    challenges.push(reply.text);
    if (challenges.length > maxChallenges) throw new Failed("too-much", "them", "the server asks and asks and never decides about the login");
    const decoded = Buffer.from(reply.text, "base64").toString("utf8");
    if (mechanism.startsWith("SCRAM") || decoded.startsWith("{")) challenge = world.clean(decoded.slice(0, 500));
    await session.saySecret([vault.respond({ ...frame, step: step++ })], "[secret]", permit, until);
  }
}

type LoginKind = "smtp-login" | "smtp-login-other-user";

/**
 * One login, if everything allows it: a mechanism that both sides know, a line that is encrypted and verified, and leave from the ledger.
 * What is not allowed becomes a gap; a login that an earlier run was refused is recalled instead of repeated.
 */
export async function tryLogin<K extends LoginKind>(kind: K, session: Session, offer: Offer, subject: EndpointSubject, user: string, wanted: string | undefined, world: World, walk: Walk<NoInfer<K>>, clearLogin: "allowed" | "forbidden"): Promise<"accepted" | "refused" | "left-out"> {
  const credential = world.credential;
  const leaveOut = (...why: [Parameters<typeof walk.leaveOut>[1], string]) => {
    walk.leaveOut(kind, ...why);
    return "left-out" as const;
  };
  if (credential === undefined) return leaveOut("no-credential", "no password or token was given");
  if (session.channel.protection !== "verified" && clearLogin === "forbidden") {
    return leaveOut("not-encrypted", session.channel.protection === "clear" ? "no password goes over an unencrypted line" : "no password goes to a server whose certificate does not prove who it is");
  }
  if (offer.auth.length === 0) return leaveOut("not-available", "the server offers no login here");
  const mechanism = chooseMechanism(offer.auth, credential.kind, wanted);
  if (mechanism === undefined) return leaveOut("not-available", `the server offers ${offer.auth.join(", ")}, none of which fits ${wanted ?? `a ${credential.kind === "password" ? "password" : "token"}`}`);
  return walk.oneAtATime(async () => {
    const leave = await world.logins.request(user, subject.host);
    if ("why" in leave) {
      if (leave.why !== "already-spent" || leave.outcome.result !== "unknown") {
        const { outcome } = leave;
        const line = `${outcome.replyCode} ${outcome.enhanced ?? ""} ${outcome.replyText}`.replace(/\s+/g, " ");
        if (leave.outcome.result !== "accepted") {
          walk.recall(kind, { accepted: "no", mechanism, user, reply: { code: outcome.replyCode, ...(outcome.enhanced === undefined ? {} : { enhanced: outcome.enhanced }), text: outcome.replyText, lines: [line] }, remembered: leave.at } as Facts[K], leave.at);
        }
      }
      return leaveOut(leave.why === "locked-out" ? "locked-out" : "already-refused", `a login of this account at ${subject.host} was spent at ${leave.at}`);
    }
    const facts: LoginFacts = await walk.step(kind, () => exchange(session, subject, user, mechanism, world, leave, walk.within(patience.login)) as Promise<Facts[K]>);
    return facts.accepted === "yes" ? "accepted" : "refused";
  });
}

/**
 * A further login of a pair that this run saw accepted, for a probe that needs more than one connection.
 * Throws `Failed` where the ledger, the line or the server does not agree.
 */
export async function loginAgain(session: Session, offer: Offer, subject: EndpointSubject, user: string, wanted: string | undefined, world: World, clearLogin: "allowed" | "forbidden", until: Instant): Promise<void> {
  const credential = world.credential;
  const mechanism = credential === undefined ? undefined : chooseMechanism(offer.auth, credential.kind, wanted);
  if (mechanism === undefined || (session.channel.protection !== "verified" && clearLogin === "forbidden")) throw new Failed("closed", "them", "no login is possible on this connection");
  const leave = await world.logins.again(user, subject.host);
  if ("why" in leave) throw new Failed("closed", "them", `no further login: ${leave.why}`);
  const { accepted, reply } = await exchange(session, subject, user, mechanism, world, leave, until);
  if (accepted === "no") throw new Failed("closed", "them", "a further login was refused", { reply });
}
