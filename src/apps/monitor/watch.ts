import { UsageError } from "../../ask/usage-error.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { type Difference, differences } from "../../reason/differences.ts";
import type { Allowance, ExamineAccount, Examined } from "./examine-account.ts";
import { outcomeOfDomain } from "./domain-outcome.ts";
import type { ExamineWatchedDomain } from "./examine-watched-domain.ts";
import { type ExamineWatchedMessage, outcomeOfMessage } from "./examine-watched-message.ts";
import { expiries, leadReached } from "./forecast.ts";
import { fresh, judge, type Outcome, outcomeOf, type Standing, wantsConfirmation, type WatchEvent } from "./judgement.ts";
import { expiryMessage, type Message, messageOf } from "./message.ts";
import { DueTimes, nextDue, spacingMs } from "./schedule.ts";
import { type Watched, type WatchedAccount, type WatchSettings, whatIs } from "./settings.ts";
import type { Store } from "./store.ts";

/** Time as the watch sees it: the real one, or a simulated one that runs through a week in seconds. */
export interface Clock {
  nowMs(): number;
  /** Ends at that time, or when it is cut. */
  until(ms: number, cut: AbortSignal): Promise<void>;
}

/** The clock on the wall. */
export const wallClock: Clock = {
  nowMs: () => Date.now(),
  until: (ms, cut) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        cut.removeEventListener("abort", end);
        resolve();
      };
      // A timer holds at most 2^31 milliseconds; whoever waits longer asks again.
      const timer = setTimeout(end, Math.min(Math.max(0, ms - Date.now()), 2 ** 31 - 1));
      cut.addEventListener("abort", end, { once: true });
    }),
};

/** One run, told to whoever looks on. */
export interface RunReport {
  readonly account: string;
  readonly outcome: Outcome;
  readonly standing: Standing;
  readonly examined: Examined;
  readonly messages: readonly Message[];
  readonly latenessMs: number;
}

export interface WatchOptions {
  readonly clock?: Clock;
  /** Examines the domains of the settings; without it there must be none. */
  readonly examineDomain?: ExamineWatchedDomain;
  /** Examines the messages of the settings; without it there must be none. */
  readonly examineMessage?: ExamineWatchedMessage;
  /** How many accounts are examined at the same time, where the number that follows from how many there are is not wanted. */
  readonly atOnce?: number;
  readonly onRun?: (report: RunReport) => void;
  /** Our own trouble: a secret that is not there, a store that is full. Never evidence about a mailbox. */
  readonly onTrouble?: (account: string, sentence: string) => void;
}

const dayMs = 86_400_000;
/** A state that is at odds with the last one is looked at again this soon, so that an alert does not wait for the next turn. */
const confirmMs = 60_000;
const forgetEveryMs = 6 * 3_600_000;

/** A server that is silent holds its place for half a minute: of thousands of accounts some always are, and the others must not wait for them. */
const placesFor = (watched: number) => Math.min(256, Math.max(16, Math.ceil(watched / 40)));

interface Turn {
  readonly account: Watched;
  readonly why: "schedule" | "confirm";
}

/** Watches the accounts of the settings: examines each when it is due, judges over time, keeps everything, and puts alerts on their way. */
export class Watch {
  readonly #settings: WatchSettings;
  /** The accounts, then the domains and the messages: what one part of the watch says of an account holds for those too, unless it says otherwise. */
  readonly #watched: readonly Watched[];
  readonly #store: Store;
  readonly #examine: ExamineAccount;
  readonly #options: WatchOptions;
  readonly #clock: Clock;
  readonly #standings = new Map<string, Standing>();
  readonly #due = new DueTimes<Turn>();
  readonly #confirming = new Set<string>();
  readonly #busy = new Set<string>();
  /** Whether this machine itself has a way out, as it was told last: one word for all accounts. */
  #vantage: Standing["vantage"] = "online";

  constructor(settings: WatchSettings, store: Store, examine: ExamineAccount, options: WatchOptions = {}) {
    this.#settings = settings;
    this.#store = store;
    this.#examine = examine;
    this.#options = options;
    this.#clock = options.clock ?? wallClock;
    if (settings.domains.length > 0 && options.examineDomain === undefined) throw new TypeError("the settings name domains, and nobody examines them");
    if (settings.messages.length > 0 && options.examineMessage === undefined) throw new TypeError("the settings name messages, and nobody examines them");
    this.#watched = [...settings.accounts, ...settings.domains, ...settings.messages];
  }

  /** The accounts with what is known of each. */
  get standings(): ReadonlyMap<string, Standing> {
    return this.#standings;
  }

  /** How far behind it is: for how long the earliest turn has been due. One that hangs falls behind, one that has nothing to do does not. */
  behindMs(): number {
    return Math.max(0, this.#clock.nowMs() - (this.#due.nextAt() ?? Number.POSITIVE_INFINITY));
  }

  /** Runs until it is cut. Whatever is under way then is withdrawn and kept nowhere. */
  async run(cut: AbortSignal): Promise<void> {
    await this.#recall();
    const begun = this.#clock.nowMs();
    for (const account of this.#watched) this.#due.put(nextDue(account.schedule, account.name, begun), { account, why: "schedule" });
    const atOnce = this.#options.atOnce ?? placesFor(this.#watched.length);
    const running = new Set<Promise<unknown>>();
    let forgotten = begun;
    while (!cut.aborted) {
      const now = this.#clock.nowMs();
      if (now - forgotten > forgetEveryMs) {
        forgotten = now;
        await this.#store.forget(now - this.#settings.keepMs);
      }
      const next = this.#due.nextAt();
      if (next === undefined) {
        if (running.size === 0) return;
        await Promise.race(running);
        continue;
      }
      if (next > now) {
        // Somebody who ends in the meantime can put a confirmation before the next turn.
        const wait = this.#clock.until(next, cut);
        await (running.size === 0 ? wait : Promise.race([wait, ...running]));
        continue;
      }
      if (running.size >= atOnce) {
        await Promise.race(running);
        continue;
      }
      const turn = this.#due.take();
      if (turn === undefined) continue;
      const { account, why } = turn.item;
      if (why === "schedule") this.#due.put(nextDue(account.schedule, account.name, Math.max(now, turn.at)), { account, why });
      else this.#confirming.delete(account.name);
      if (this.#busy.has(account.name)) continue;
      const one: Promise<unknown> = this.#turn(account, cut, now - turn.at).finally(() => running.delete(one));
      running.add(one);
    }
    await Promise.all(running);
  }

  /** Examines every account once, now, and answers with what each brought. */
  async once(cut: AbortSignal): Promise<readonly RunReport[]> {
    await this.#recall();
    const reports: RunReport[] = [];
    const waiting = [...this.#watched];
    const worker = async () => {
      for (let account = waiting.shift(); account !== undefined && !cut.aborted; account = waiting.shift()) {
        const report = await this.#turn(account, cut, 0);
        if (report !== undefined) reports.push(report);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#options.atOnce ?? placesFor(this.#watched.length), waiting.length) }, worker));
    return this.#watched.flatMap((account) => reports.filter((report) => report.account === account.name));
  }

  async #recall(): Promise<void> {
    for (const [account, standing] of await this.#store.standings()) this.#standings.set(account, standing);
  }

  async #turn(account: Watched, cut: AbortSignal, latenessMs: number): Promise<RunReport | undefined> {
    this.#busy.add(account.name);
    // Each run has a signal of its own, which goes with it: whatever listens to the one of the whole watch is held as long as the watch lives.
    const own = new AbortController();
    const withdraw = () => own.abort();
    cut.addEventListener("abort", withdraw, { once: true });
    try {
      const examined = await this.#examined(account, own.signal);
      if (cut.aborted) return undefined;
      if (examined.trouble !== undefined) this.#options.onTrouble?.(account.name, examined.trouble);
      return await this.#take(account, examined, latenessMs);
    } catch (error) {
      if (cut.aborted) return undefined;
      // What hinders us says nothing about the mailbox: it is told as ours, and the standing stays as it is.
      this.#options.onTrouble?.(account.name, error instanceof UsageError ? error.message : `a fault of cantsend itself: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    } finally {
      cut.removeEventListener("abort", withdraw);
      this.#busy.delete(account.name);
    }
  }

  async #examined(one: Watched, cut: AbortSignal): Promise<Examined> {
    if ("address" in one) return this.#examine(one, { ...(await this.#allowance(one)), settings: this.#quiet(one.name) }, cut);
    const { examineDomain, examineMessage } = this.#options;
    if ("file" in one) {
      if (examineMessage === undefined) throw new TypeError("nobody examines messages");
      return examineMessage(one, cut);
    }
    if (examineDomain === undefined) throw new TypeError("nobody examines domains");
    return examineDomain(one, cut);
  }

  /** While all is well nobody else's servers are asked, however often it is looked; the look that confirms a trouble compares the settings too. */
  #quiet(account: string): "alone" | "compared" {
    const standing = this.#standings.get(account);
    return standing?.state === "ill" || standing?.recent.at(-1)?.state === "ill" ? "compared" : "alone";
  }

  /** What this run may spend: the budget of a day, spread evenly over it; after a refusal not before the rest that the settings want. */
  async #allowance(account: WatchedAccount): Promise<Allowance> {
    if (account.loginsPerDay === 0) return { login: "none", canary: "none" };
    const now = this.#clock.nowMs();
    const spent = await this.#store.spentSince(account.name, now - dayMs);
    // A run logs in twice where there is a receiving side: once at each server.
    const left = account.loginsPerDay - spent.logins;
    const perRun = account.imap === undefined ? 1 : 2;
    const spacing = (dayMs / account.loginsPerDay) * perRun;
    // The runs do not fall on the exact second: a tenth of slack keeps the budget from drifting behind the schedule.
    const rested = spent.lastLoginMs === undefined || now - spent.lastLoginMs >= spacing * 0.9;
    const standing = this.#standings.get(account.name);
    const refused = standing?.state === "ill" && standing.stage === "auth";
    if (left < perRun || !rested) return { login: "none", canary: "none" };
    const again = refused && spent.lastLoginMs !== undefined && now - spent.lastLoginMs >= this.#settings.retryRefusedMs;
    const canary = account.canariesPerDay > spent.canaries && (spent.lastCanaryMs === undefined || now - spent.lastCanaryMs >= (dayMs / account.canariesPerDay) * 0.9) ? "one" : "none";
    return { login: again ? "one-after-refusal" : "one", canary };
  }

  async #take(account: Watched, examined: Examined, latenessMs: number): Promise<RunReport> {
    const { caseFile, diagnosis } = examined;
    const before = this.#standings.get(account.name) ?? fresh;
    const seen = "address" in account ? outcomeOf(caseFile, diagnosis) : "file" in account ? outcomeOfMessage(caseFile, diagnosis, account.filterLimit) : outcomeOfDomain(caseFile, diagnosis);
    // A mailbox that still sends, by a token that nobody renews any more, stops within the hour: that is the news.
    const outcome: Outcome = examined.renewal === "refused" && seen.state === "well" ? { at: seen.at, state: "ill", cause: "token-not-renewed", depth: seen.depth } : seen;
    const about = "address" in account ? account.address : account.name;
    const { standing, events } = judge(before, outcome, { ...this.#settings.confirm, flapping: this.#settings.flapping });
    const now = this.#clock.nowMs();
    const changed = events.length === 0 ? [] : await this.#changedSinceWell(account.name, caseFile);
    const heard = events.filter((event) => this.#isNews(event)).map((event) => messageOf(event, { account: account.name, address: about, what: whatIs(account), caseFile, diagnosis, changed, ...(examined.trouble === undefined ? {} : { trouble: examined.trouble }) }));
    const told: string[] = [];
    for (const expiry of [...expiries(caseFile), ...(examined.expiries ?? [])]) {
      const lead = leadReached(expiry, now, this.#settings.warnAheadMs);
      if (lead === undefined || Date.parse(expiry.ends) < now) continue;
      const what = `${expiry.what} ${expiry.about} ${expiry.ends} ${lead}`;
      if ((await this.#store.wasTold(account.name, what)) === "yes") continue;
      told.push(what);
      heard.push(expiryMessage(expiry, account.name, about, now));
    }
    const messages = heard.flatMap((message) => account.alert.map((channel) => ({ channel, payload: JSON.stringify(message) })));
    await this.#store.keep({ account: account.name, caseFile, verdict: diagnosis.verdict, outcome, standing, spent: examined.spent, messages, told });
    this.#standings.set(account.name, standing);
    if (wantsConfirmation(standing) === "yes" && !this.#confirming.has(account.name)) {
      this.#confirming.add(account.name);
      this.#due.put(now + Math.min(confirmMs, spacingMs(account.schedule, account.name, now) / 4), { account, why: "confirm" });
    }
    const report: RunReport = { account: account.name, outcome, standing, examined, messages: heard, latenessMs };
    this.#options.onRun?.(report);
    return report;
  }

  /** The loss of the way out meets every account, and is told once. */
  #isNews(event: WatchEvent): boolean {
    if (event.event !== "offline" && event.event !== "online") return true;
    if (this.#vantage === event.event) return false;
    this.#vantage = event.event;
    return true;
  }

  /** What differs from the last run in which it worked. */
  async #changedSinceWell(account: string, now: CaseFile): Promise<readonly Difference[]> {
    const last = (await this.#store.runs(account, 500)).find((run) => run.outcome.state === "well");
    const caseFile = last === undefined ? undefined : await this.#store.caseFile(last.id);
    return caseFile === undefined ? [] : differences(caseFile, now);
  }
}

/** One line of the timeline of an account: what differed from the run before it. */
export interface Change {
  readonly at: string;
  readonly difference: Difference;
  /** Does it lie between the last run that worked and the first that did not? */
  readonly nearest: "yes" | "no";
}

/** The timeline of what changed, the oldest first, over the newest runs; the changes next to the first failure of the present trouble are marked. */
export async function changesOf(store: Pick<Store, "runs" | "caseFile">, account: string, limit: number): Promise<readonly Change[]> {
  const runs = (await store.runs(account, limit)).toReversed();
  const firstIll = runs.findLastIndex((run, at) => run.outcome.state === "ill" && (at === 0 || runs.slice(0, at).findLast((one) => one.outcome.state === "well" || one.outcome.state === "ill")?.outcome.state === "well"));
  const lastWell = firstIll < 0 ? -1 : runs.slice(0, firstIll).findLastIndex((run) => run.outcome.state === "well");
  const changes: Change[] = [];
  let before: CaseFile | undefined;
  for (const [at, run] of runs.entries()) {
    const caseFile = await store.caseFile(run.id);
    if (caseFile === undefined) continue;
    if (before !== undefined) for (const difference of differences(before, caseFile)) changes.push({ at: run.at, difference, nearest: firstIll >= 0 && at > lastWell && at <= firstIll ? "yes" : "no" });
    before = caseFile;
  }
  return changes;
}

/** The verdict of many at once, for an exit code: the worst of them. */
export function worst(diagnoses: readonly Diagnosis[]): Diagnosis["verdict"] {
  return diagnoses.some((one) => one.verdict === "named") ? "named" : diagnoses.some((one) => one.verdict === "undecided") ? "undecided" : "healthy";
}
