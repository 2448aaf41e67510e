import { randomUUID } from "node:crypto";
import type { EndpointSubject } from "../../model/observation.ts";
import type { CutPart, LetterCutFacts, PartTry } from "../../model/path-facts.ts";
import { submissionInQuestion, submissionPorts } from "../../model/route.ts";
import type { World } from "../../world/world.ts";
import { quietSession } from "../dialogue/quiet-session.ts";
import { neverBegan, type SendingWay, type SentPart, sendPart } from "../dialogue/send-part.ts";
import { loginAgain } from "../dialogue/smtp-login.ts";
import { patience } from "../dialogue/smtp-walk.ts";
import { type Kept, plainLetter, readParts, withOnly, withoutSecrets, wordsOf } from "../letter-parts.ts";
import { type PathKind, pathKinds, readyForLogin } from "../planning.ts";
import { endpointOf, type PlanView, type Probe, type Walk } from "../probe.ts";
import { type Run, smallestRun } from "../smallest-run.ts";

/** The letter that is not let through, and how often it may be tried. */
export interface CutOrder {
  /** The letter as it was sent, its octets read as Latin-1. */
  readonly letter: string;
  readonly tries: number;
  /** How long a cut, and an answer, is waited for at first, where the line is known to be quicker than lines can be. */
  readonly waits?: { readonly calmMs: number; readonly answerMs: number };
}

/** As long as nothing was ever cut, a cut is waited for this long after the last octet; as long as nothing was ever accepted, a reply to a message so long: a person at a screen does not wait longer. */
const usualWaits = { calmMs: 5_000, answerMs: 20_000 };
/** So many connections may end before the message begins; then it is the line and not the letter. */
const mostEarly = 3;
/** A message below which nobody has ever been too large for a packet. */
const shortOctets = 600;
/** The two sizes between which the limit lies need not be closer than this. */
const closeEnough = 1.3;

type Needs = PathKind | "smtp-envelope";

class OutOfTries extends Error {}

/** Does the line end with this message? */
const isCut = ({ fate }: SentPart) => fate === "reset" || fate === "closed" || fate === "silent";

/** The header fields without which a server refuses a message, for those that are not in it. */
function withHeader(lines: readonly string[], own: { readonly from: string; readonly to: string; readonly domain: string; readonly date: string }): readonly string[] {
  const end = lines.indexOf("");
  const header = lines.slice(0, end === -1 ? lines.length : end);
  const has = (name: string) => header.some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  const wanted: readonly (readonly [string, string])[] = [
    ["From", `<${own.from}>`],
    ["To", `<${own.to}>`],
    ["Date", own.date],
    ["Message-ID", `<${randomUUID()}@${own.domain}>`],
    ["Subject", "Part of a letter, sent by cantsend; it can be deleted"],
    ["Auto-Submitted", "auto-generated"],
  ];
  return [...wanted.filter(([name]) => !has(name)).map(([name, value]) => `${name}: ${value}`), ...lines];
}

const octetsOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length + 2, 0);

/** An encrypted way to the same host, which nobody between can read. */
function encryptedWay(seen: PlanView<Needs>, to: EndpointSubject, withLogin: "yes" | "no"): EndpointSubject | undefined {
  const upgrade = seen.of("smtp-hello").find((one) => one.ok && one.about.on === "endpoint" && one.about.host === to.host && one.about.port === to.port && one.saw.offer.starttls === "offered");
  if (upgrade !== undefined) return { ...to, security: "starttls" };
  if (withLogin === "no") return undefined;
  for (const sibling of submissionPorts) {
    const ready = readyForLogin(seen, { host: to.host, ...sibling });
    if (ready !== undefined) return ready;
  }
  return undefined;
}

/** Sends one letter of the user's to the user's own mailbox, whole and in parts, to find what in it makes the line be cut. One connection after the other. */
class Bisection {
  readonly #tries: PartTry[] = [];
  readonly #parts;
  #early = 0;
  #delivered = 0;
  #calmMs: number;
  #answerMs: number;
  readonly #longest: typeof usualWaits;
  #chunks: "offered" | "absent" | "unknown" = "unknown";
  #way: SendingWay = "upload";
  readonly #order: CutOrder;
  readonly #to: EndpointSubject;
  readonly #login: "yes" | "no";
  readonly #world: World;
  readonly #walk: Walk<"letter-cut">;
  readonly #control: EndpointSubject | undefined;

  constructor(order: CutOrder, to: EndpointSubject, login: "yes" | "no", world: World, walk: Walk<"letter-cut">, control: EndpointSubject | undefined) {
    this.#order = order;
    this.#to = to;
    this.#login = login;
    this.#world = world;
    this.#walk = walk;
    this.#control = control;
    this.#parts = readParts(order.letter);
    this.#longest = order.waits ?? usualWaits;
    this.#calmMs = this.#longest.calmMs;
    this.#answerMs = this.#longest.answerMs;
  }

  async #once(what: string, lines: readonly string[], to: EndpointSubject = this.#to, way: SendingWay = this.#way): Promise<SentPart> {
    if (this.#tries.length >= this.#order.tries || this.#world.now() >= this.#walk.until) throw new OutOfTries();
    const { target } = this.#walk;
    const letter = { from: target.from, to: target.testAddress ?? target.address, lines };
    const sent = await this.#session(to)
      .then(({ session, offer }) => {
        this.#chunks = offer.keywords.some(({ word }) => word === "CHUNKING") ? "offered" : "absent";
        return sendPart(session, offer, letter, way, { calmMs: this.#calmMs, answerMs: this.#answerMs }, this.#world);
      })
      .catch(neverBegan);
    this.#tries.push({ kept: what, octets: octetsOf(lines), fate: sent.fate, afterMs: sent.afterMs });
    if (sent.fate === "earlier") this.#early += 1;
    if (sent.fate === "passed" && way === "whole") this.#delivered += 1;
    // How quickly things go here is learned on the way.
    if (way === "upload" && isCut(sent)) this.#calmMs = Math.min(this.#longest.calmMs, this.#longest.calmMs / 10 + 5 * sent.afterMs);
    // A chunk is only stored; a whole message is looked at by filters first.
    if (way !== "upload" && sent.fate === "passed") this.#answerMs = Math.min(this.#longest.answerMs, this.#longest.answerMs / (way === "chunks" ? 5 : 2) + 5 * sent.afterMs);
    return sent;
  }

  async #session(to: EndpointSubject) {
    const { session, offer } = await quietSession(to, this.#world, this.#walk, "as-set");
    if (this.#login === "no") return { session, offer };
    const { target } = this.#walk;
    try {
      await loginAgain(session, offer, to, target.credential?.submissionUser ?? target.address, target.mechanism, this.#world, this.#world.clearLogin(to.host), this.#walk.within(patience.login));
    } catch (error) {
      session.channel.close();
      throw error;
    }
    return { session, offer };
  }

  /** One message, tried again where the connection ended before it began. */
  async #message(what: string, lines: readonly string[], to?: EndpointSubject, way?: SendingWay): Promise<SentPart> {
    for (;;) {
      const sent = await this.#once(what, lines, to, way);
      if (sent.fate !== "earlier") return sent;
      if (sent.reply !== undefined || this.#early >= mostEarly) throw new OutOfTries();
    }
  }

  #letter(kept: Kept): readonly string[] {
    const { target } = this.#walk;
    const lines = withOnly(this.#parts, kept);
    return kept === "everything" ? lines : withHeader(lines, { from: target.from, to: target.testAddress ?? target.address, domain: target.domain, date: this.#date() });
  }

  #plain(octets: number): readonly string[] {
    const { target } = this.#walk;
    const own = { from: target.from, to: target.testAddress ?? target.address, domain: target.domain, date: this.#date() };
    const head = octetsOf(withHeader(plainLetter(0), own));
    return withHeader(plainLetter(Math.max(0, octets - head)), own);
  }

  #date(): string {
    return this.#world.wallClock().toUTCString().replace("GMT", "+0000");
  }

  #facts(outcome: LetterCutFacts["outcome"], more: Pick<LetterCutFacts, "part" | "size" | "reply" | "encryptedControl"> = {}): LetterCutFacts {
    return { how: this.#way, letterOctets: octetsOf(this.#parts.lines), encrypted: this.#to.security === "none" ? "no" : "yes", tries: this.#tries, allowed: this.#order.tries, delivered: this.#delivered, outcome, ...more };
  }

  /** Finds out what shows a cut, by the letter as it is: the way that delivers least comes first. */
  async #firstCut(): Promise<SentPart> {
    const whole = this.#letter("everything");
    let sent: SentPart | undefined;
    for (const way of ["upload", "chunks", "whole"] as const) {
      if (way === "chunks" && this.#chunks !== "offered") continue;
      this.#way = way;
      // How soon a server answers shows a short message, so that a silence need not be waited for longer than it tells.
      if (way === "chunks") await this.#message("a short message", this.#plain(shortOctets));
      sent = await this.#message("the whole letter", whole);
      if (isCut(sent) || sent.fate === "refused") return sent;
    }
    return sent as SentPart;
  }

  async look(): Promise<LetterCutFacts> {
    let known: { outcome: LetterCutFacts["outcome"]; part?: CutPart; encryptedControl?: NonNullable<LetterCutFacts["encryptedControl"]> } = { outcome: "unfinished" };
    try {
      const first = await this.#firstCut();
      if (!isCut(first)) return this.#facts(first.fate === "refused" ? "refused" : "passes", first.reply === undefined ? {} : { reply: first.reply });
      const size = octetsOf(this.#parts.lines);
      const harmless = () => this.#message("harmless words of the same size", this.#plain(size));
      const control = await harmless();
      if (isCut(control)) return await this.#bySize(size);
      // A line that is cut now and then must not be taken for one that reads: the same things, the same fate.
      const again = await this.#message("the whole letter", this.#letter("everything"));
      const controlAgain = await harmless();
      if (!isCut(again) || isCut(controlAgain)) return this.#facts("random");
      known = { outcome: "content", part: this.#partOf({ from: 0, to: this.#parts.units.length - 1 }, "unknown") };
      const part = await this.#smallest((run) => {
        known = { outcome: "content", part: this.#partOf(run, "unknown") };
      });
      if (part === "random") return this.#facts("random");
      known = { outcome: "content", part: part.found };
      const encryptedControl = this.#control === undefined ? undefined : await this.#overEncrypted(part.kept);
      return this.#facts("content", { part: part.found, ...(encryptedControl === undefined ? {} : { encryptedControl }) });
    } catch (error) {
      if (!(error instanceof OutOfTries)) throw error;
      if (this.#early >= mostEarly && known.outcome === "unfinished") return this.#facts("random");
      const { outcome, part } = known;
      return this.#facts(outcome, part === undefined ? {} : { part });
    }
  }

  async #smallest(narrowed: (run: Run) => void): Promise<"random" | { readonly found: CutPart; readonly kept: Kept }> {
    const { units } = this.#parts;
    const cut = async (what: string, kept: Kept) => isCut(await this.#message(what, this.#letter(kept)));
    const linesOf = (run: Run) => `lines ${units[run.from]?.line ?? 0} to ${(units[run.to]?.line ?? 0) + (units[run.to]?.lines.length ?? 1) - 1}`;
    const run = await smallestRun(units.length, (one) => cut(`${linesOf(one)}, the rest harmless`, one), narrowed);
    const single = units[run.from];
    let kept: Kept = run;
    let words: Run | undefined;
    if (single !== undefined && run.from === run.to && single.what !== "attachment") {
      const count = wordsOf(single).length;
      if (count > 1) {
        words = await smallestRun(count, (one) => cut(`words ${one.from + 1} to ${one.to + 1} of line ${single.line}`, { ...run, words: one }), () => {});
        kept = { ...run, words };
      }
    }
    // What was found must hold when it is asked again, or chance has led the search.
    if (!(await cut("the part that was found", kept)) || !(await cut("the part that was found", kept))) return "random";
    const without = await this.#message("the letter without that part", this.#letter({ but: [run.from, run.to] }));
    return { found: this.#partOf(run, isCut(without) ? "no" : "yes", words), kept };
  }

  #partOf(run: Run, passesWithout: CutPart["passesWithout"], words?: Run): CutPart {
    const { units } = this.#parts;
    const [first, last] = [units[run.from], units[run.to]];
    if (first === undefined || last === undefined) return { what: "structure", line: 1, to: this.#parts.lines.length, passesWithout };
    const to = last.line + last.lines.length - 1;
    const one = run.from === run.to;
    const attachment = last.attachment === undefined ? {} : { attachment: this.#shown(last.attachment) };
    if (!one) return { what: "several-lines", line: first.line, to, ...attachment, passesWithout };
    if (first.what === "attachment") return { what: "attachment", line: first.line, to, ...attachment, passesWithout };
    const all = wordsOf(first);
    const some = words !== undefined && words.to - words.from + 1 < all.length;
    const text = some ? all.slice(words.from, words.to + 1).map((word) => word.text).join(" ") : first.lines.join(" ");
    return { what: some ? "words" : first.what, line: first.line, to, text: this.#shown(text), ...attachment, passesWithout };
  }

  /** The letter's own words as they may be kept: decoded, secrets taken out, not endless. */
  #shown(text: string): string {
    const decoded = Buffer.from(text, "latin1").toString("utf8");
    return withoutSecrets(this.#world.cleanPasted(this.#world.clean(decoded)).text).slice(0, 200);
  }

  async #overEncrypted(kept: Kept): Promise<LetterCutFacts["encryptedControl"]> {
    const to = this.#control as EndpointSubject;
    const sent = await this.#once("the part that was found, over an encrypted line", this.#letter(kept), to);
    return { port: to.port, fate: sent.fate };
  }

  /** Harmless words were cut as well: from which size on? */
  async #bySize(size: number): Promise<LetterCutFacts> {
    const again = await this.#message("harmless words of the same size", this.#plain(size));
    const short = await this.#message("a short message", this.#plain(shortOctets));
    if (isCut(short)) return this.#facts((await this.#message("a short message", this.#plain(shortOctets))).fate === short.fate ? "always" : "random");
    if (!isCut(again)) return this.#facts("random");
    let [passes, cut] = [octetsOf(this.#plain(shortOctets)), size];
    try {
      while (cut / passes > closeEnough) {
        const middle = Math.round(Math.sqrt(cut * passes));
        const lines = this.#plain(middle);
        const sent = await this.#message(`harmless words of ${octetsOf(lines)} octets`, lines);
        if (isCut(sent)) cut = octetsOf(lines);
        else passes = octetsOf(lines);
      }
      if (!isCut(await this.#message(`harmless words of ${size} octets`, this.#plain(size)))) return this.#facts("random");
    } catch (error) {
      if (!(error instanceof OutOfTries)) throw error;
    }
    return this.#facts("size", { size: { passes, cut } });
  }
}

/** The probe for one letter: planned where the server takes an envelope to the account itself, and where the user gave leave. */
export function letterCut(order: CutOrder): Probe<"letter-cut", Needs> {
  return {
    id: "letter-cut",
    gives: ["letter-cut"],
    asks: "What in this letter makes the line be cut?",
    needs: [...pathKinds, "smtp-envelope"],
    risk: "sends-parts",
    timeoutMs: 900_000,
    plan(seen) {
      const question = submissionInQuestion(seen.routes);
      const taken = seen.of("smtp-envelope").filter((one) => one.ok && one.about.on === "endpoint" && one.saw.mail.code < 400 && one.saw.rcpt !== undefined && one.saw.rcpt.code < 400);
      const inQuestion = taken.find((one) => one.about.on === "endpoint" && one.about.host === question?.host && one.about.port === question.port);
      const chosen = inQuestion ?? taken[0];
      return chosen === undefined ? [] : [chosen.about];
    },
    async measure(subject, world, walk, seen) {
      const to = endpointOf(subject);
      const envelope = seen.of("smtp-envelope").find((one) => one.ok && one.about === subject);
      const login = envelope?.ok && envelope.saw.loggedIn === "yes" ? "yes" : "no";
      const control = to.security === "none" ? encryptedWay(seen, to, login) : undefined;
      await walk.step("letter-cut", () => new Bisection(order, to, login, world, walk, control).look());
    },
  };
}
