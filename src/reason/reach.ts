import type { CaseFile } from "../model/case-file.ts";
import type { Reach } from "../model/comparison.ts";
import { failureCodes } from "../model/failure.ts";
import type { Kind, Observation } from "../model/observation.ts";
import type { Reply } from "../model/reply.ts";
import { submissionInQuestion } from "../model/route.ts";
import { isTrusted } from "./look.ts";
import { isWithoutIpv6 } from "./compare.ts";
import { usable } from "./sign.ts";

/** How far a message would have come, and what ended the way there. */
export interface Reached {
  readonly reach: Reach;
  /** The end as one word or reply, by which two ends are told alike. */
  readonly mark: string;
  readonly words: string;
}

const ended = (reach: Reach, mark: string, words: string): Reached => ({ reach, mark, words });
const quoted = (reply: Reply) => `${reply.code === 0 ? "" : `${reply.code} `}${reply.enhanced ?? ""} ${reply.text}`.replace(/\s+/g, " ").trim().slice(0, 120);
const markOf = (reply: Reply) => `${reply.code} ${reply.enhanced ?? ""}`.trim();

type Failing = Extract<Observation, { readonly ok: false }>;
const failing = (reach: Reach, one: Failing, where: string) => ended(reach, one.failure.code, `${where}: ${failureCodes[one.failure.code]}`);

/** Reads how far the route in question came. Whatever was not measured ends the reading without a word of blame. */
export function reachOf(caseFile: CaseFile): Reached {
  const route = submissionInQuestion(caseFile.routes);
  const nothing = ended("not-measured", "", "the way to the outgoing server was not measured");
  if (route === undefined) return nothing;
  const all = caseFile.observations.filter(usable);
  const of = <K extends Kind>(kind: K): readonly Observation<K>[] =>
    all.filter((one): one is Observation<K> => one.kind === kind && one.about.on === "endpoint" && one.about.host === route.host && one.about.port === route.port && (kind === "tcp-connect" || one.about.security === route.security));
  const connects = of("tcp-connect");
  const open = connects.find((one) => one.ok);
  const counting = connects.filter((one) => one.about.on === "endpoint" && !isWithoutIpv6(one as Parameters<typeof isWithoutIpv6>[0]));
  const shut = (counting.length > 0 ? counting : connects).find((one) => !one.ok);
  if (open === undefined) {
    if (shut !== undefined && !shut.ok) return failing("connect", shut, `port ${route.port}`);
    const lookups = all.filter((one) => one.kind === "system-lookup" && one.about.on === "name" && one.about.name === route.host);
    const missed = lookups.find((one) => !one.ok);
    return missed !== undefined && !missed.ok ? failing("name", missed, `the name ${route.host}`) : nothing;
  }
  const missing = (kind: Kind): Failing | undefined => (of(kind).some((one) => one.ok) ? undefined : (of(kind)[0] as Failing | undefined));
  const login = of("smtp-login").find((one) => one.ok);
  const envelope = of("smtp-envelope").find((one) => one.ok && one.saw.loggedIn === "yes");
  if (envelope?.ok) {
    const refused = [envelope.saw.mail, envelope.saw.rcpt].find((reply) => reply !== undefined && reply.code >= 400);
    return refused === undefined ? ended("sends", "", "the login and a message to the account itself are accepted") : ended("envelope", markOf(refused), `the message is refused: ${quoted(refused)}`);
  }
  if (login?.ok && login.saw.accepted === "no") return ended("login", markOf(login.saw.reply), `the login is refused: ${quoted(login.saw.reply)}`);
  const handshake = of("tls-handshake").find((one) => one.ok);
  if (handshake?.ok) {
    const { saw } = handshake;
    if (saw.inValidity !== "yes") return ended("encryption", saw.inValidity, "the certificate is out of its dates by this machine's clock");
    if (saw.nameMatches === "no") return ended("encryption", "name", "the certificate is for another name");
    if (!isTrusted(saw)) return ended("encryption", saw.verifyError ?? "untrusted", `nobody on this machine vouches for the certificate (${saw.verifyError ?? "unknown issuer"})`);
  }
  const greeting = of("smtp-greeting").find((one) => one.ok);
  if (greeting?.ok && greeting.saw.reply.code !== 220) return ended("greeting", markOf(greeting.saw.reply), `the server turns us away: ${quoted(greeting.saw.reply)}`);
  const broken = (["smtp-greeting", "smtp-hello", "smtp-starttls", "tls-handshake", "smtp-hello-tls"] as const).map(missing).find((one) => one !== undefined);
  if (broken !== undefined) return failing(broken.kind === "tls-handshake" || broken.kind === "smtp-starttls" ? "encryption" : "greeting", broken, `${route.host}:${route.port}`);
  const clear = of("smtp-hello").find((one) => one.ok);
  if (route.security === "starttls" && clear?.ok && clear.saw.offer.starttls === "absent") return ended("encryption", "no-starttls", "STARTTLS is not offered");
  const inside = of(route.security === "none" ? "smtp-hello" : "smtp-hello-tls").find((one) => one.ok);
  if (inside?.ok && (inside.kind === "smtp-hello" || inside.kind === "smtp-hello-tls")) return inside.saw.offer.auth.length === 0 ? ended("login", "no-auth", "no login is offered") : ended("ready", "", "everything up to the login works, and no login was made");
  return nothing;
}
