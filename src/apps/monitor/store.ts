import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { Kysely, SqliteDialect, sql } from "kysely";
import { quoted, UsageError } from "../../ask/usage-error.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Outcome, Standing } from "./judgement.ts";
import { dressed, migrations, type Tables } from "./store-tables.ts";

/** One run as the store keeps it, without its case file. */
export interface StoredRun {
  readonly id: number;
  readonly account: string;
  readonly at: string;
  readonly tookMs: number;
  readonly verdict: string;
  readonly outcome: Outcome;
}

/** How many runs of an account ended how, within one stretch of time. */
export type Tally = Readonly<Record<Outcome["state"], number>>;

/** What can be asked of a store by whoever only reads it. */
export type StoreReader = Pick<Store, "accounts" | "standings" | "standing" | "runs" | "caseFile" | "tallies" | "waiting" | "aliveAt" | "close">;

/** What a run spent of the account's budget. */
export interface Spent {
  readonly logins: number;
  readonly canaries: number;
}

/** A run that is to be kept, with the standing that it leads to and what is to be told because of it: all or nothing. */
export interface FinishedRun {
  readonly account: string;
  readonly caseFile: CaseFile;
  readonly verdict: string;
  readonly outcome: Outcome;
  readonly standing: Standing;
  readonly spent: Spent;
  readonly messages: readonly { readonly channel: string; readonly payload: string }[];
  /** Forecasts that are told by these messages, so that each is told once for each lead time. */
  readonly told: readonly string[];
}

/** An alert on its way: kept until its receiver has taken it. */
export interface Outgoing {
  readonly id: number;
  readonly channel: string;
  readonly payload: string;
  readonly tries: number;
}

const packed = (caseFile: CaseFile) => zstdCompressSync(Buffer.from(JSON.stringify(caseFile)));
const unpacked = (body: Uint8Array) => JSON.parse(zstdDecompressSync(body).toString("utf8")) as CaseFile;

/** A flush that is quicker than this costs nobody anything. */
const quickFlushMs = 5;
/** How long the disk is left alone after a flush, as a multiple of how long that took, and at most. */
const restPerFlush = 4;
const mostRestMs = 1_000;

interface Waiting {
  readonly run: FinishedRun;
  readonly body: Uint8Array;
  readonly done: (id: number) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * What the watch remembers, in one SQLite file. A run that was acknowledged is on the disk: after a kill at any moment the file opens and holds it.
 * Runs that end together are written together, so that thousands of accounts cost few disk flushes.
 */
export class Store {
  readonly #database: Kysely<Tables>;
  readonly #raw: DatabaseSync;
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #restUntil = 0;

  /** A store in memory has no disk that could hold anybody up. */
  readonly #disk: "yes" | "no";

  private constructor(raw: DatabaseSync, database: Kysely<Tables>, disk: "yes" | "no") {
    this.#raw = raw;
    this.#disk = disk;
    this.#database = database;
  }

  /** Opens the file, makes it where there is none, and brings an older one up to date. Throws `UsageError` where it is no store of ours. */
  static async open(path: string): Promise<Store> {
    let raw: DatabaseSync;
    try {
      if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      raw = new DatabaseSync(path, { timeout: 10_000 });
      raw.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
    } catch (error) {
      throw new UsageError(`the store ${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`);
    }
    const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: dressed(raw) }) });
    const version = Number((raw.prepare("pragma user_version").get() as { user_version: number }).user_version);
    if (version > migrations.length) throw new UsageError(`the store ${path} was written by a newer version of cantsend.`);
    for (const [at, step] of migrations.entries()) {
      if (at < version) continue;
      await database.transaction().execute(async (inside) => {
        await step(inside);
        await sql.raw(`pragma user_version = ${at + 1}`).execute(inside);
      });
    }
    return new Store(raw, database, path === ":memory:" ? "no" : "yes");
  }

  /** Opens the file for reading alone, whoever else writes to it: nothing is made and nothing brought up to date. Throws `UsageError` where there is none, or one of another version. */
  static openToRead(path: string): StoreReader {
    if (!existsSync(path)) throw new UsageError(`there is no store ${quoted(path)}; cantsend watch makes it.`);
    let raw: DatabaseSync | undefined;
    let version: number;
    try {
      raw = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
      version = Number((raw.prepare("pragma user_version").get() as { user_version: number }).user_version);
    } catch (error) {
      raw?.close();
      throw new UsageError(`the store ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    }
    if (version === migrations.length) return new Store(raw, new Kysely<Tables>({ dialect: new SqliteDialect({ database: dressed(raw) }) }), "no");
    raw.close();
    throw new UsageError(
      version > migrations.length ? `the store ${path} was written by a newer version of cantsend.` : version === 0 ? `${path} is no store of the watch, or the watch is about to make it.` : `the store ${path} was written by an older version of cantsend; cantsend watch brings it up to date.`,
    );
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#database.destroy();
  }

  /** Keeps a run with all that follows from it. Settles when it is on the disk. */
  keep(run: FinishedRun): Promise<number> {
    const body = packed(run.caseFile);
    return new Promise((done, failed) => {
      this.#waiting.push({ run, body, done, failed });
      this.#writing ??= this.#drain();
    });
  }

  async #drain(): Promise<void> {
    // Whatever comes in while one batch is written goes with the next.
    await new Promise((turn) => setImmediate(turn));
    while (this.#waiting.length > 0) {
      // The disk holds up everybody while it writes: where it is slow, more runs share one flush.
      const restMs = this.#restUntil - performance.now();
      if (restMs > 1) await new Promise((rested) => setTimeout(rested, restMs));
      const batch = this.#waiting.splice(0);
      const began = performance.now();
      try {
        const ids = await this.#database.transaction().execute(async (inside) => {
          const made: number[] = [];
          for (const { run, body } of batch) made.push(await this.#write(inside, run, body));
          return made;
        });
        for (const [at, one] of batch.entries()) one.done(ids[at] as number);
      } catch (error) {
        for (const one of batch) one.failed(error);
      }
      const tookMs = performance.now() - began;
      this.#restUntil = this.#disk === "no" || tookMs < quickFlushMs ? 0 : performance.now() + Math.min(mostRestMs, tookMs * restPerFlush);
    }
    this.#writing = undefined;
  }

  async #write(inside: Kysely<Tables>, run: FinishedRun, body: Uint8Array): Promise<number> {
    const atMs = Date.parse(run.caseFile.startedAt);
    const { id } = await inside
      .insertInto("runs")
      .values({ account: run.account, at_ms: atMs, took_ms: run.caseFile.tookMs, verdict: run.verdict, outcome: JSON.stringify(run.outcome), logins: run.spent.logins, canaries: run.spent.canaries })
      .returning("id")
      .executeTakeFirstOrThrow();
    await inside.insertInto("cases").values({ run: id, body }).execute();
    await inside.insertInto("standings").values({ account: run.account, body: JSON.stringify(run.standing) }).onConflict((old) => old.column("account").doUpdateSet({ body: JSON.stringify(run.standing) })).execute();
    for (const what of run.told) await inside.insertInto("told").values({ account: run.account, what, at_ms: atMs }).onConflict((old) => old.doNothing()).execute();
    for (const { channel, payload } of run.messages) await inside.insertInto("outbox").values({ channel, payload, at_ms: atMs, tries: 0, next_ms: atMs, taken_ms: null, trouble: null }).execute();
    return id;
  }

  async standing(account: string): Promise<Standing | undefined> {
    const row = await this.#database.selectFrom("standings").select("body").where("account", "=", account).executeTakeFirst();
    return row === undefined ? undefined : (JSON.parse(row.body) as Standing);
  }

  async standings(): Promise<ReadonlyMap<string, Standing>> {
    const rows = await this.#database.selectFrom("standings").selectAll().execute();
    return new Map(rows.map((row) => [row.account, JSON.parse(row.body) as Standing]));
  }

  /** What was spent on an account since a moment, and when it last was. */
  async spentSince(account: string, sinceMs: number): Promise<Spent & { readonly lastLoginMs?: number; readonly lastCanaryMs?: number }> {
    const of = async (what: "logins" | "canaries") => {
      const rows = await sql<{ at_ms: number; spent: number }>`select at_ms, ${sql.ref(what)} as spent from runs where account = ${account} and ${sql.ref(what)} > 0 and (at_ms > ${sinceMs} or at_ms = (select max(at_ms) from runs where account = ${account} and ${sql.ref(what)} > 0)) order by at_ms desc`.execute(this.#database);
      return { sum: rows.rows.filter((row) => row.at_ms > sinceMs).reduce((sum, row) => sum + row.spent, 0), last: rows.rows[0]?.at_ms };
    };
    const [logins, canaries] = [await of("logins"), await of("canaries")];
    return { logins: logins.sum, canaries: canaries.sum, ...(logins.last === undefined ? {} : { lastLoginMs: logins.last }), ...(canaries.last === undefined ? {} : { lastCanaryMs: canaries.last }) };
  }

  /** The runs of an account, the newest first. */
  async runs(account: string, limit: number, beforeMs = Number.MAX_SAFE_INTEGER): Promise<readonly StoredRun[]> {
    const rows = await this.#database.selectFrom("runs").select(["id", "account", "at_ms", "took_ms", "verdict", "outcome"]).where("account", "=", account).where("at_ms", "<", beforeMs).orderBy("at_ms", "desc").orderBy("id", "desc").limit(limit).execute();
    return rows.map((row) => ({ id: row.id, account: row.account, at: new Date(row.at_ms).toISOString(), tookMs: row.took_ms, verdict: row.verdict, outcome: JSON.parse(row.outcome) as Outcome }));
  }

  async caseFile(run: number): Promise<CaseFile | undefined> {
    const row = await this.#database.selectFrom("cases").select("body").where("run", "=", run).executeTakeFirst();
    return row === undefined ? undefined : unpacked(row.body);
  }

  /** Everybody that the store knows, with how many runs there are. */
  async accounts(): Promise<readonly { readonly account: string; readonly runs: number }[]> {
    const rows = await this.#database.selectFrom("runs").select(["account", ({ fn }) => fn.countAll<number>().as("runs")]).groupBy("account").orderBy("account").execute();
    return rows.map((row) => ({ account: row.account, runs: Number(row.runs) }));
  }

  /** How the runs of these accounts ended from one moment to another; who had none is left out. */
  async tallies(accounts: readonly string[], fromMs: number, toMs: number): Promise<ReadonlyMap<string, Tally>> {
    if (accounts.length === 0) return new Map();
    const rows = await sql<{ account: string; state: Outcome["state"]; count: number }>`select account, json_extract(outcome, '$.state') as state, count(*) as count from runs where account in (${sql.join(accounts)}) and at_ms >= ${fromMs} and at_ms < ${toMs} group by 1, 2`.execute(this.#database);
    const found = new Map<string, Tally>();
    for (const { account, state, count } of rows.rows) found.set(account, { ...(found.get(account) ?? { well: 0, ill: 0, open: 0, offline: 0 }), [state]: Number(count) });
    return found;
  }

  async wasTold(account: string, what: string): Promise<"yes" | "no"> {
    return (await this.#database.selectFrom("told").select("at_ms").where("account", "=", account).where("what", "=", what).executeTakeFirst()) === undefined ? "no" : "yes";
  }

  /** Puts a message on its way that belongs to no run, such as a test. */
  async send(channel: string, payload: string, nowMs: number): Promise<void> {
    await this.#database.insertInto("outbox").values({ channel, payload, at_ms: nowMs, tries: 0, next_ms: nowMs, taken_ms: null, trouble: null }).execute();
  }

  /** Messages that are due for another try, the oldest first. */
  async outgoing(nowMs: number, limit: number): Promise<readonly Outgoing[]> {
    return this.#database.selectFrom("outbox").select(["id", "channel", "payload", "tries"]).where("taken_ms", "is", null).where("next_ms", "<=", nowMs).orderBy("id").limit(limit).execute();
  }

  async wasTaken(id: number, nowMs: number): Promise<void> {
    await this.#database.updateTable("outbox").set({ taken_ms: nowMs, trouble: null }).where("id", "=", id).execute();
  }

  async failedToSend(id: number, trouble: string, nextMs: number): Promise<void> {
    await this.#database.updateTable("outbox").set((old) => ({ tries: old("tries", "+", 1), trouble, next_ms: nextMs })).where("id", "=", id).execute();
  }

  /** Says that the watch is alive and behind with nothing. */
  async isAlive(nowMs: number): Promise<void> {
    const value = String(nowMs);
    await this.#database.insertInto("facts").values({ name: "alive", value }).onConflict((old) => old.column("name").doUpdateSet({ value })).execute();
  }

  /** When the watch was last alive; undefined where it never said so. */
  async aliveAt(): Promise<number | undefined> {
    const row = await this.#database.selectFrom("facts").select("value").where("name", "=", "alive").executeTakeFirst();
    return row === undefined ? undefined : Number(row.value);
  }

  /** How many messages wait, and the trouble of the oldest. */
  async waiting(): Promise<{ readonly count: number; readonly trouble?: string }> {
    const row = await this.#database.selectFrom("outbox").select(({ fn }) => [fn.countAll<number>().as("count"), fn.max("trouble").as("trouble")]).where("taken_ms", "is", null).executeTakeFirst();
    return { count: Number(row?.count ?? 0), ...(row?.trouble === null || row?.trouble === undefined ? {} : { trouble: row.trouble }) };
  }

  /** Forgets what is older than the retention; the last run of each account stays, however old. */
  async forget(beforeMs: number): Promise<number> {
    const result = await sql<never>`delete from runs where at_ms < ${beforeMs} and id not in (select max(id) from runs group by account)`.execute(this.#database);
    await this.#database.deleteFrom("outbox").where("taken_ms", "is not", null).where("taken_ms", "<", beforeMs).execute();
    return Number(result.numAffectedRows ?? 0);
  }

  /** Is the file sound? For tests and for `cantsend watch check`. */
  soundness(): string {
    return String((this.#raw.prepare("pragma quick_check").get() as Record<string, unknown>).quick_check);
  }
}
