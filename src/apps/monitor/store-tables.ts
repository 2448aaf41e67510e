import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type ColumnType, type Generated, type Kysely, type SqliteDatabase, sql } from "kysely";

/** The tables of the store. */
export interface Tables {
  runs: { id: Generated<number>; account: string; at_ms: number; took_ms: number; verdict: string; outcome: string; logins: number; canaries: number };
  cases: { run: number; body: ColumnType<Uint8Array, Uint8Array, never> };
  standings: { account: string; body: string };
  told: { account: string; what: string; at_ms: number };
  outbox: { id: Generated<number>; channel: string; payload: string; at_ms: number; tries: number; next_ms: number; taken_ms: number | null; trouble: string | null };
  facts: { name: string; value: string };
}

/** Each step leads from the version before it; a released step is never changed. */
export const migrations: readonly ((database: Kysely<Tables>) => Promise<void>)[] = [
  async (database) => {
    await sql`create table runs (id integer primary key, account text not null, at_ms integer not null, took_ms integer not null, verdict text not null, outcome text not null, logins integer not null, canaries integer not null)`.execute(database);
    await sql`create index runs_by_account on runs (account, at_ms)`.execute(database);
    await sql`create index runs_by_time on runs (at_ms)`.execute(database);
    await sql`create index logins_spent on runs (account, at_ms) where logins > 0`.execute(database);
    await sql`create index canaries_spent on runs (account, at_ms) where canaries > 0`.execute(database);
    await sql`create table cases (run integer primary key references runs (id) on delete cascade, body blob not null)`.execute(database);
    await sql`create table standings (account text primary key, body text not null) without rowid`.execute(database);
    await sql`create table told (account text not null, what text not null, at_ms integer not null, primary key (account, what)) without rowid`.execute(database);
    await sql`create table outbox (id integer primary key, channel text not null, payload text not null, at_ms integer not null, tries integer not null, next_ms integer not null, taken_ms integer, trouble text)`.execute(database);
    await sql`create index outbox_waiting on outbox (next_ms) where taken_ms is null`.execute(database);
    await sql`create table facts (name text primary key, value text not null) without rowid`.execute(database);
  },
];

/** node:sqlite in the clothes that Kysely's SQLite dialect expects. */
export function dressed(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, StatementSync>();
  return {
    close: () => database.close(),
    prepare(text) {
      let statement = prepared.get(text);
      if (statement === undefined) {
        statement = database.prepare(text);
        prepared.set(text, statement);
      }
      const ready = statement;
      return {
        reader: ready.columns().length > 0,
        all: (values) => ready.all(...(values as never[])),
        run: (values) => ready.run(...(values as never[])),
        iterate: (values) => ready.iterate(...(values as never[])) as IterableIterator<unknown>,
      };
    },
  };
}
