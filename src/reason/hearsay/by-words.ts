import type { CaseFile } from "../../model/case-file.ts";
import { type CauseId, catalogue } from "../../model/catalogue.ts";
import type { Because, Diagnosis, Finding, Undecided } from "../../model/diagnosis.ts";
import type { Observation } from "../../model/observation.ts";
import type { Cause } from "../cause.ts";
import { usable } from "../sign.ts";
import { type Guess, guess } from "./guess.ts";
import { isOtherTrade } from "./subject.ts";

/** Three candidates are told in any case, further ones where their share is at least this, so many at most. */
const leastTold = 3;
const tellable = 0.05;
const mostTold = 5;
/** From this share on the words may be called likely, where a sign reads them the same way. */
const sureShare = 0.4;

type Reported = Extract<Observation<"reported-reply">, { ok: true }>;

/** The reported texts, where a case file holds nothing else: then nobody measured anything. */
function wordsAlone(caseFile: CaseFile): readonly Reported[] {
  const reported = caseFile.observations.filter((one): one is Reported => one.kind === "reported-reply" && one.ok);
  return reported.length === caseFile.observations.filter(usable).length ? [...reported].sort((a, b) => (a.saw.text < b.saw.text ? -1 : 1)) : [];
}

/** Is there nothing but words that somebody handed to us? They rule nothing out, whatever is answered besides. */
export const restsOnWordsAlone = (caseFile: CaseFile): boolean => wordsAlone(caseFile).length > 0;

/** Is what was reported one message of a server or of a program, and nothing told around it? A sign reads all of that, so what it denies is not told; of talk it reads one sentence of many. */
const isBareMessage = ({ saw }: Reported) => saw.text.length <= 90 && !saw.text.includes("\n") && (saw.reply !== undefined || /\b(?:STARTTLS|TLS|SMTP|AUTH)\b/.test(saw.text));

/** Signs that hold the words against what is known of the account: that is more than the words alone, and comes first. */
const comparing: readonly string[] = ["refused-sender-is-somebody-else"];
const isCompared = (one: Finding) => one.because.some((each) => each.state === "present" && comparing.includes(each.sign));

const inTenths = (share: number) => (share >= 0.85 ? "nearly all" : share < 0.08 ? "fewer than one" : share < 0.15 ? "about one" : `about ${["two", "three", "four", "five", "six", "seven", "eight"][Math.round(share * 10) - 2] ?? "two"}`);

/**
 * Puts the judgement of mere words into order: the causes that such words stand for, the likeliest first, as possible;
 * likely only where a sign reads the words so as well and they are clear. With anything measured it changes nothing.
 */
export function byWords(diagnosis: Diagnosis, caseFile: CaseFile, causes: readonly Cause[]): Diagnosis {
  const reported = wordsAlone(caseFile);
  const [first] = reported;
  if (first === undefined) return diagnosis;
  const text = reported.map((one) => one.saw.text).join("\n");
  // A sign reads words by themselves; where they are of another trade it has read too much into them.
  const bySigns = isOtherTrade(text) ? [] : diagnosis.named;
  const known = new Map(causes.map((cause) => [cause.id, cause]));
  const provider = reported.find((one) => one.saw.provider !== undefined)?.saw.provider;
  const { order, clear } = guess({ text, ...(provider === undefined ? {} : { provider }) });
  const guesses = order.filter((one) => known.has(one.cause));
  const shareOf = new Map<CauseId, number>(guesses.map((one) => [one.cause, one.share]));
  const because = ({ share }: Guess): Because => ({ sign: "words-alone", state: "present", words: `of ten such texts, ${inTenths(share)} have this cause`, observations: reported.map((one) => one.id) });
  const bySign = new Map(bySigns.map((one) => [one.cause, one]));
  const denied = new Set(reported.every(isBareMessage) ? diagnosis.ruledOut.map((one) => one.cause) : []);
  const told = (clear === "clear" ? guesses : []).filter((one) => !denied.has(one.cause)).slice(0, mostTold).filter((one, index) => index < leastTold || one.share >= tellable);
  const named: Finding[] = [];
  for (const one of told) {
    const cause = known.get(one.cause);
    if (cause === undefined) continue;
    const read = bySign.get(one.cause);
    const { group, family, stage } = catalogue[one.cause];
    const notExcluded = told.map((other) => other.cause).filter((id) => id !== one.cause);
    const sure = read?.certainty === "likely" && named.length === 0 && one.share >= sureShare;
    named.push(read === undefined ? { cause: one.cause, group, family, stage, title: cause.title, certainty: "possible", because: [because(one)], notExcluded, remedy: cause.remedy(caseFile) } : { ...read, certainty: sure ? "likely" : "possible", because: [...read.because, because(one)], notExcluded: [...new Set([...notExcluded, ...read.notExcluded])] });
  }
  const compared = diagnosis.named.filter(isCompared);
  for (const read of compared.toReversed()) {
    const at = named.findIndex((one) => one.cause === read.cause);
    if (at !== -1) named.splice(at, 1);
    named.unshift({ ...read, notExcluded: [...new Set([...read.notExcluded, ...named.map((one) => one.cause)])] });
  }
  const listed = new Set(named.map((one) => one.cause));
  for (const read of bySigns) if (!listed.has(read.cause)) named.push({ ...read, certainty: "possible" });
  const all = new Set(named.map((one) => one.cause));
  const share = (id: CauseId) => shareOf.get(id) ?? 0;
  // What other words rule out is not disproved: it is only less likely. It stays open, the nearest first.
  const open: Undecided[] = [...diagnosis.undecided, ...[...diagnosis.named, ...diagnosis.ruledOut].map(({ cause, title }) => ({ cause, title, missing: [] }))]
    .filter((one) => !all.has(one.cause))
    .map((one) => ({ ...one, missing: one.missing.length > 0 ? one.missing : [{ sign: "words-alone", state: "unknown" as const, words: "nothing was measured", observations: [] }] }))
    .sort((a, b) => share(b.cause) - share(a.cause) || (a.cause < b.cause ? -1 : 1));
  return { verdict: named.length > 0 ? "named" : "undecided", named, ruledOut: [], undecided: open };
}
