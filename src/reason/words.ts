import type { View } from "../model/case-file.ts";
import type { CauseId } from "../model/catalogue.ts";
import type { Facts, Kind, Observation, Phase } from "../model/observation.ts";
import type { Reply } from "../model/reply.ts";
import { type At, at, came, isAt, named, onQuestion, question, type Seen } from "./look.ts";
import { fingerprint } from "./replies/fingerprint.ts";
import { matchReply } from "./replies/match.ts";
import { readReply } from "./replies/read-reply.ts";
import type { ReplyRule } from "./replies/rule.ts";
import { absent, present, type Reading, type Sign, unknown } from "./sign.ts";
import { accountCanSend } from "./signs/account-can-send.ts";

// What servers said, and what their words speak for: the one bridge between replies and signs.

/** Every kind in which a server's refusal can be read. */
export type WordKind =
  | "smtp-greeting"
  | "smtp-hello"
  | "smtp-starttls"
  | "smtp-hello-tls"
  | "smtp-login"
  | "smtp-envelope"
  | "smtp-canary"
  | "letter-cut"
  | "message-arrival"
  | "access-greeting"
  | "access-login"
  | "reported-reply";
export const wordKinds: readonly WordKind[] = ["smtp-greeting", "smtp-hello", "smtp-starttls", "smtp-hello-tls", "smtp-login", "smtp-envelope", "smtp-canary", "letter-cut", "message-arrival", "access-greeting", "access-login", "reported-reply"];

/** Who heard a refusal: this run at the sending or the receiving side, or a person who handed it to us. */
export type Heard = "sending" | "receiving" | "reported";

/** One refusal: the words, when they were said, and the rule that fits them best. */
export interface Refusal {
  readonly reply: Reply;
  readonly phase: Phase | "unknown";
  readonly heard: Heard;
  readonly observation: Observation;
  /** The rule that fits best; undefined where the words are in no table. */
  readonly rule: ReplyRule | undefined;
  /** Was it said to a session that could have logged in and did not? Then much of it is only what strangers are told. */
  readonly toStranger: "yes" | "no";
  /** When an earlier run heard it, where the ledger kept the pair from being tried again. */
  readonly remembered?: string;
}

/** Matching depends on nothing but the reply, its phase and the provider, so what was found once holds. */
const matched = new WeakMap<Reply, Map<string, ReplyRule | undefined>>();

function bestRule(reply: Reply, phase: Phase | "unknown", provider: string | undefined): ReplyRule | undefined {
  const known = matched.get(reply) ?? new Map<string, ReplyRule | undefined>();
  matched.set(reply, known);
  const key = `${phase} ${provider ?? ""}`;
  if (!known.has(key)) known.set(key, matchReply({ reply, phase, ...(provider === undefined ? {} : { provider }) })[0]?.rule);
  return known.get(key);
}

/** A pasted text without a reply of its own is read as one. */
const readBefore = new WeakMap<Facts["reported-reply"], Reply>();

export function reportedWords(facts: Facts["reported-reply"]): Reply {
  if (facts.reply !== undefined) return facts.reply;
  const known = readBefore.get(facts) ?? readReply(facts.text);
  readBefore.set(facts, known);
  return known;
}

/** RFC 4954 section 6: codes that only a login is answered with. */
const loginCodes: readonly number[] = [534, 535];

/** RFC 7372 section 3: X.7.20 to X.7.26 refuse a message because SPF, DKIM or a reverse name does not vouch for its sender. */
const senderCodes = /^[245]\.7\.2[0-6]$/;
const senderProofs = /\b(?:SPF|DKIM|DMARC)\b/i;

/** Is a reported error about a login: by the phase that was recognised, or by a code that nothing else is answered with? A "sender who is not authenticated" is a domain, and nobody's login. */
export function isAboutLogin(facts: Facts["reported-reply"]): boolean {
  const { code, enhanced, text } = reportedWords(facts);
  if (!loginCodes.includes(code) && (senderCodes.test(enhanced ?? "") || senderProofs.test(text))) return false;
  return facts.phase === "login" || (facts.phase === "unknown" && loginCodes.includes(reportedWords(facts).code));
}

/** The answers to logins for sending, those on the route in question first; others come from the way that worked in its place. */
export function sendingLogins(seen: View<"smtp-login">): readonly At<Seen<"smtp-login">>[] {
  const first = came(onQuestion(seen, "smtp-login"));
  return [...first, ...came(at(seen, "smtp-login", { protocol: "smtp" })).filter((one) => !first.includes(one))];
}

/** The answers to logins for receiving: one that was accepted proves the pair and comes first, then the earliest. */
export function receivingLogins(seen: View<"access-login">): readonly At<Seen<"access-login">>[] {
  const answers = came(at(seen, "access-login", {}));
  return [...answers.filter((one) => one.saw.accepted === "yes"), ...answers.filter((one) => one.saw.accepted === "no")];
}

/** The words by which a host introduced itself, where it did. */
function bannerOf(seen: View<WordKind>, host: string): string | undefined {
  const greeting = seen.of("smtp-greeting").find((one): one is Seen<"smtp-greeting"> => one.ok && isAt(one) && one.about.host === host);
  return greeting?.saw.reply.text;
}

/** Whose server it is, by its name, its greeting and its words. */
function providerAt(seen: View<WordKind>, one: Observation, reply: Reply): string | undefined {
  if (one.about.on !== "endpoint") return undefined;
  const banner = bannerOf(seen, one.about.host);
  return fingerprint({ hosts: [one.about.host], texts: [reply.text], ...(banner === undefined ? {} : { banner }) });
}

/** Whose marks a pasted error bears; every sign that reads words asks again. */
const markedBefore = new WeakMap<Facts["reported-reply"], { readonly provider: string | undefined }>();

function providerOfText(facts: Facts["reported-reply"]): string | undefined {
  const known = markedBefore.get(facts) ?? { provider: fingerprint({ texts: [facts.text] }) };
  markedBefore.set(facts, known);
  return known.provider;
}

/** Whose words a pasted error are: its own marks decide, then the server that the settings name. */
function providerOfReport(seen: View<WordKind>, facts: Facts["reported-reply"]): string | undefined {
  const route = question(seen);
  const banner = route === undefined ? undefined : bannerOf(seen, route.host);
  return facts.provider ?? providerOfText(facts) ?? fingerprint({ hosts: route === undefined ? [] : [route.host], ...(banner === undefined ? {} : { banner }) });
}

/** An envelope without a login at a server that offers one. */
function isStranger(seen: View<WordKind>, one: Observation): boolean {
  if (one.kind !== "smtp-envelope" || !one.ok || one.saw.loggedIn === "yes" || one.about.on !== "endpoint") return false;
  const { host, port, address, security } = one.about;
  return [...at(seen, "smtp-hello", { host, port, address, security }), ...at(seen, "smtp-hello-tls", { host, port, address, security })].some((hello) => hello.ok && hello.saw.offer.auth.length > 0);
}

/** Everything that was refused, in the order of measuring. */
export function refusals(seen: View<WordKind>): readonly Refusal[] {
  const found: Refusal[] = [];
  const add = (observation: Observation, heard: Heard, phase: Phase | "unknown", reply: Reply | undefined, more: { remembered?: string } = {}) => {
    // Servers of IMAP and POP3 have no codes: there the caller knows that it is a refusal.
    if (reply === undefined || (reply.code !== 0 && reply.code < 400)) return;
    const provider = observation.kind === "reported-reply" && observation.ok ? providerOfReport(seen, observation.saw) : providerAt(seen, observation, reply);
    found.push({ reply, phase, heard, observation, rule: bestRule(reply, phase, provider), toStranger: isStranger(seen, observation) ? "yes" : "no", ...more });
  };
  const take = <K extends WordKind>(kind: K, heard: Heard, phase: Phase, read: (saw: Facts[K]) => readonly (Reply | undefined)[]) => {
    for (const one of seen.of(kind) as readonly Observation<K>[]) {
      if (one.ok) for (const reply of read(one.saw as Facts[K])) add(one as Observation, heard, phase, reply);
      else add(one as Observation, heard, phase, one.failure.reply);
    }
  };
  take("smtp-greeting", "sending", "greeting", (saw) => [saw.reply]);
  take("smtp-hello", "sending", "hello", (saw) => [saw.reply, saw.retry?.reply]);
  take("smtp-starttls", "sending", "starttls", (saw) => [saw.reply]);
  take("smtp-hello-tls", "sending", "hello", (saw) => [saw.reply, saw.retry?.reply]);
  for (const kind of ["smtp-login", "access-login"] as const) {
    for (const one of seen.of(kind)) {
      const heard = kind === "smtp-login" ? "sending" : "receiving";
      if (!one.ok) add(one, heard, "login", one.failure.reply);
      else if (one.saw.accepted === "no") {
        add(one, heard, "login", one.saw.reply, one.saw.remembered === undefined ? {} : { remembered: one.saw.remembered });
      }
    }
  }
  take("smtp-envelope", "sending", "mail", (saw) => [saw.mail]);
  take("smtp-envelope", "sending", "rcpt", (saw) => [saw.rcpt]);
  take("smtp-canary", "sending", "data", (saw) => [saw.reply]);
  take("letter-cut", "sending", "data", (saw) => [saw.reply]);
  take("message-arrival", "sending", "after", (saw) => [saw.outcome === "bounced" ? saw.bounce : undefined]);
  take("access-greeting", "receiving", "greeting", (saw) => [saw.reply]);
  for (const one of seen.of("reported-reply")) if (one.ok) add(one, "reported", one.saw.phase, reportedWords(one.saw));
  return found;
}

/** From this share on a rule speaks for a cause rather than merely allowing it. */
const speaksFor = 0.4;
/** Below this share a rule does not even allow it. */
const allows = 0.05;
/** A rule denies other causes only where one cause holds this share of it: words that stand for many things deny none. */
const clear = 0.5;

/** What the best rule says about a group of causes: it speaks for them, leaves them open, or speaks for others. */
export function speaks(refusal: Refusal, causes: readonly CauseId[]): "for" | "open" | "against" {
  // A code alone says too little to speak for anything (RFC 3463 leaves the details to the server).
  if (refusal.rule === undefined || (refusal.rule.text === undefined && refusal.rule.enhanced === undefined)) return "open";
  const shares = Object.entries(refusal.rule.means) as [CauseId, number][];
  const ours = shares.filter(([id]) => causes.includes(id)).reduce((sum, [, share]) => sum + share, 0);
  const others = shares.filter(([id]) => !causes.includes(id)).map(([, share]) => share);
  if (ours >= speaksFor && ours >= Math.max(0, ...others)) return "for";
  return ours < allows && Math.max(0, ...others) >= clear ? "against" : "open";
}

/** The one cause that the words stand for, where they stand clearly for one. */
export function clearCause(refusal: Refusal): CauseId | undefined {
  if (refusal.rule?.text === undefined) return undefined;
  return (Object.entries(refusal.rule.means) as [CauseId, number][]).find(([, share]) => share >= clear)?.[0];
}

const phaseWords: Readonly<Record<Phase | "unknown", string>> = {
  dns: "the name lookup",
  connect: "the connection",
  tls: "the encryption",
  greeting: "the connection, in its greeting",
  hello: "the hello (EHLO)",
  starttls: "STARTTLS",
  login: "the login",
  mail: "the sender",
  rcpt: "the recipient",
  data: "the message",
  after: "the message, afterwards",
  local: "the mail program",
  unknown: "the attempt to send",
};

/** Who refused what, in words. */
export function toldBy(refusal: Refusal): string {
  const { observation, phase, remembered } = refusal;
  if (refusal.heard === "reported") return `the reported answer to ${phaseWords[phase]}`;
  const where = isAt(observation) ? named(observation.about) : "the server";
  const when = remembered === undefined ? "" : ` on ${remembered.slice(0, 16).replace("T", " ")} UTC (remembered, so that the refused pair is not tried again)`;
  return `the answer of ${where} to ${phaseWords[phase]}${when}`;
}

/** A sign that reads replies: what makes one. */
export interface ReplySignFrame {
  readonly id: string;
  readonly asks: string;
  /** What the words say, after "says that". */
  readonly says: string;
  /** The causes that count together as this meaning. */
  readonly causes: readonly CauseId[];
  /** The phases in which such words are said. */
  readonly phases: readonly Phase[];
  /** Whose words count; the sending side and what was reported, unless said otherwise. */
  readonly heard?: readonly Heard[];
  /** `count`: such words mean the same whether or not anybody logged in. Otherwise what a stranger is told tells nothing. */
  readonly strangers?: "count";
}

/**
 * A sign that is present where the best rule for some reply speaks for the causes; absent where a refusal in these phases clearly speaks
 * for others, or where nothing was refused at all; unknown where nothing was said, or nothing that tells.
 */
export function replySign(frame: ReplySignFrame): Sign<WordKind> {
  const heard = frame.heard ?? ["sending", "reported"];
  return {
    id: frame.id,
    asks: frame.asks,
    needs: wordKinds,
    from: "any",
    read: (seen) => readWords(frame, heard, seen),
  };
}

function readWords(frame: ReplySignFrame, heard: readonly Heard[], seen: View<WordKind>): Reading {
  const said = refusals(seen).filter((one) => heard.includes(one.heard) && (frame.strangers === "count" || one.toStranger === "no") && (one.phase === "unknown" || frame.phases.includes(one.phase)));
  const quote = (one: Refusal) => one.reply.lines.join("\n");
  // What this run heard itself weighs more than what it remembers, and that more than what was reported.
  const inOrder = [...said].sort((a, b) => weight(a) - weight(b));
  const speaking = inOrder.find((one) => speaks(one, frame.causes) === "for");
  if (speaking !== undefined) return present(`${toldBy(speaking)} says that ${frame.says}`, [speaking.observation], quote(speaking));
  // What receiving says can speak for a cause; that it says something else proves nothing about sending.
  const sending = inOrder.filter((one) => one.heard !== "receiving");
  const open = sending.find((one) => speaks(one, frame.causes) === "open");
  if (open !== undefined) return unknown(open.rule === undefined ? `${toldBy(open)} gives no reason that is known` : `${toldBy(open)} can have several reasons`);
  const other = sending[0];
  if (other !== undefined) return absent(`${toldBy(other)} gives another reason`, [other.observation], quote(other));
  const reported = seen.of("reported-reply").length > 0;
  const sends = accountCanSend.read(seen);
  if (!reported && sends.state === "present") return absent("nothing was refused, and no error was reported", sends.rests);
  const come = furthest(seen);
  if (come !== undefined && frame.phases.every((phase) => inTurn.indexOf(phase) <= inTurn.indexOf(come.phase))) return absent(`the server accepts ${phaseWords[come.phase]}`, [come.observation]);
  return unknown("no server said anything of the kind");
}

const inTurn: readonly Phase[] = ["greeting", "hello", "starttls", "login", "mail", "rcpt", "data", "after"];

/** The last step of a sending session that a server let pass, along the route in question. */
function furthest(seen: View<WordKind>): { readonly phase: Phase; readonly observation: Observation } | undefined {
  const canary = came(onQuestion(seen, "smtp-canary"))[0];
  if (canary !== undefined && canary.saw.reply.code < 400) return { phase: "data", observation: canary };
  const envelope = came(onQuestion(seen, "smtp-envelope"))[0];
  if (envelope !== undefined && envelope.saw.mail.code < 400) return { phase: envelope.saw.rcpt !== undefined && envelope.saw.rcpt.code < 400 ? "rcpt" : "mail", observation: envelope };
  const login = came(onQuestion(seen, "smtp-login")).find((one) => one.saw.accepted === "yes");
  return login === undefined ? undefined : { phase: "login", observation: login };
}

function weight(refusal: Refusal): number {
  if (refusal.heard === "reported") return 2;
  return refusal.remembered === undefined ? 0 : 1;
}

/** The whole case file as a view through the kinds that hold words: for remedies, which see case files. */
export function wordsOf(caseFile: { readonly target: View<WordKind>["target"]; readonly routes: View<WordKind>["routes"]; readonly observations: readonly Observation[] }): View<WordKind> {
  return {
    target: caseFile.target,
    routes: caseFile.routes,
    of: <K extends Kind>(kind: K) => caseFile.observations.filter((one): one is Observation<K> => one.kind === kind && (one.ok || one.failure.blame !== "us")),
    gaps: () => [],
  };
}

/** Whose server the submission in question is, by a provider's id; of a pasted error, whose words they are. */
export function providerInQuestion(seen: View<WordKind>): string | undefined {
  const route = question(seen);
  const banner = route === undefined ? undefined : bannerOf(seen, route.host);
  const texts = refusals(seen).map((one) => one.reply.text);
  return fingerprint({ hosts: route === undefined ? [] : [route.host], texts, ...(banner === undefined ? {} : { banner }) });
}
