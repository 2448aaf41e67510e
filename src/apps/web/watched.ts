import { existsSync } from "node:fs";
import type { CaseFile } from "../../model/case-file.ts";
import { causes } from "../../reason/causes/index.ts";
import { diagnose } from "../../reason/diagnose.ts";
import { recordsAtFault } from "../monitor/domain-outcome.ts";
import type { Standing } from "../monitor/judgement.ts";
import { Store, type StoreReader } from "../monitor/store.ts";
import { changesOf } from "../monitor/watch.ts";
import type { WatchedAccount, WatchedDay, WatchedList, WatchedRow } from "./protocol.ts";

/** A strip shows so many days; today is the last. */
const stripDays = 14;
/** So many accounts are shown at once, those in trouble first. */
const rowsShown = 50;
/** Over so many of the newest runs changes are looked for. */
const runsCompared = 300;
/** So many changes are shown, the newest. */
const mostChanges = 100;

const titles = new Map<string, string>(causes.map((cause) => [cause.id, cause.title]));

/** What stands at the top: who cannot send, then who wavers, then the rest by name. */
const rank = (standing: Standing | undefined) => (standing?.state === "ill" ? 0 : standing?.flapping === "yes" ? 1 : standing?.vantage === "offline" ? 2 : 3);

/** The midnights, by this machine's clock, at which the days of a strip begin, and the end of the last. */
function midnights(nowMs: number): readonly number[] {
  const now = new Date(nowMs);
  return Array.from({ length: stripDays + 1 }, (_one, at) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - stripDays + 1 + at).getTime());
}

async function stripsOf(store: StoreReader, accounts: readonly string[], nowMs: number): Promise<ReadonlyMap<string, readonly WatchedDay[]>> {
  const edges = midnights(nowMs);
  const days = await Promise.all(edges.slice(0, -1).map(async (from, at) => ({ from, tallies: await store.tallies(accounts, from, edges[at + 1] ?? from) })));
  return new Map(accounts.map((account) => [account, days.map(({ from, tallies }) => ({ at: new Date(from).toISOString(), ...(tallies.get(account) ?? { well: 0, ill: 0, open: 0, offline: 0 }) }))]));
}

function rowOf(account: string, standing: Standing | undefined, days: readonly WatchedDay[]): WatchedRow {
  const last = standing?.recent.at(-1)?.at;
  const title = standing?.cause === undefined ? undefined : (titles.get(standing.cause) ?? standing.cause);
  return {
    account,
    state: standing?.state ?? "new",
    ...(standing?.cause === undefined ? {} : { cause: standing.cause, title: title ?? standing.cause }),
    ...(standing?.since === undefined ? {} : { since: standing.since }),
    ...(last === undefined ? {} : { last }),
    flapping: standing?.flapping ?? "no",
    vantage: standing?.vantage ?? "online",
    days,
  };
}

/** What the page shows of a watch that stands. The store is opened for each question and closed again: the watch itself may end, begin, or bring it up to date meanwhile. */
export class WatchedStore {
  readonly #path: string;
  readonly #now: () => number;

  constructor(path: string, now: () => number = Date.now) {
    this.#path = path;
    this.#now = now;
  }

  /** Is there a store at all? */
  stands(): "yes" | "no" {
    return existsSync(this.#path) ? "yes" : "no";
  }

  async #reading<T>(read: (store: StoreReader) => Promise<T>): Promise<T> {
    const store = Store.openToRead(this.#path);
    try {
      return await read(store);
    } finally {
      await store.close();
    }
  }

  /** The accounts whose names hold these words, those in trouble first. */
  list(words: string): Promise<WatchedList> {
    return this.#reading(async (store) => {
      const standings = await store.standings();
      const fitting = [...standings.keys()].filter((account) => account.toLowerCase().includes(words.toLowerCase())).sort((a, b) => rank(standings.get(a)) - rank(standings.get(b)) || a.localeCompare(b));
      const shown = fitting.slice(0, rowsShown);
      const strips = await stripsOf(store, shown, this.#now());
      return {
        of: standings.size,
        fitting: fitting.length,
        ill: [...standings.values()].filter((one) => one.state === "ill").length,
        rows: shown.map((account) => rowOf(account, standings.get(account), strips.get(account) ?? [])),
      };
    });
  }

  /** All that is shown of one account; undefined where the store knows none of that name. */
  account(name: string): Promise<WatchedAccount | undefined> {
    return this.#reading(async (store) => {
      const [newest] = await store.runs(name, 1);
      const caseFile = newest === undefined ? undefined : await store.caseFile(newest.id);
      if (newest === undefined || caseFile === undefined) return undefined;
      const strips = await stripsOf(store, [name], this.#now());
      return {
        row: rowOf(name, await store.standing(name), strips.get(name) ?? []),
        changes: (await changesOf(store, name, runsCompared)).slice(-mostChanges),
        caseFile,
        diagnosis: diagnose(caseFile),
        records: caseFile.target.order === undefined ? [] : recordsAtFault(caseFile).map(({ what, name: at, found, expected }) => ({ what, at, found, ...(expected === undefined ? {} : { expected }) })),
      };
    });
  }

  /** The last case file of an account. */
  lastCase(name: string): Promise<CaseFile | undefined> {
    return this.#reading(async (store) => {
      const [newest] = await store.runs(name, 1);
      return newest === undefined ? undefined : store.caseFile(newest.id);
    });
  }
}
