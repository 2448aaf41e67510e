import { createHash } from "node:crypto";
import { chownSync, closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileTrouble } from "../../ask/files.ts";
import { environmentPlace } from "../../ask/programs/layered-env.ts";
import type { FieldChange, Files, FoundSettings, Reader } from "../../ask/programs/reader.ts";
import { UsageError } from "../../ask/usage-error.ts";
import type { AccountDifference } from "../../model/settings-report.ts";
import { clicksTo } from "../../report/program-clicks.ts";
import { safe } from "../../report/safe.ts";
import { unifiedDiff } from "../../report/unified-diff.ts";
import { ledgerPath } from "../../world/logins.ts";
import { redactor } from "../../world/redact.ts";
import { formsOf } from "../../world/secrets.ts";
import { jsonText } from "./json-text.ts";

/** One change of one file: what it was, what it will be, and how a person sees it. */
export interface PlannedChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly diff: string;
  /** What has to be done besides, in the order in which it is to be done. */
  readonly then: readonly string[];
}

/** What can be done for an account: change a file, or what the user does by hand and why. */
export type Plan = { readonly change: PlannedChange } | { readonly byHand: readonly string[]; readonly why: string };

const changeable = new Set(["host", "port", "security", "user", "mechanism", "login"]);

/** The fields for sending that are wrong and known better. */
export function changesOf(difference: AccountDifference): readonly FieldChange[] {
  return difference.fields.flatMap((one) => (one.direction === "sending" && one.verdict === "wrong" && one.expected !== undefined && changeable.has(one.field) ? [{ field: one.field as FieldChange["field"], to: one.expected }] : []));
}

/** What the report calls TLS modes may be written in words; a rewriting wants the model's. */
function inModelWords(change: FieldChange): FieldChange {
  if (change.field !== "security") return change;
  const word = change.to.toLowerCase();
  return { field: "security", to: /starttls/.test(word) ? "starttls" : /none|no encryption/.test(word) ? "none" : "tls" };
}

/** Is the profile in use? On Linux Thunderbird holds a link `lock` to its host and process; elsewhere nobody can tell from outside. */
function thunderbirdIs(profile: string): "closed" | "open" | "not-known" {
  if (process.platform !== "linux") return "not-known";
  const lock = join(profile, "lock");
  try {
    lstatSync(lock);
  } catch {
    return "closed";
  }
  try {
    const pid = Number(/\+(\d+)$/.exec(readlinkSync(lock))?.[1]);
    return Number.isInteger(pid) && existsSync(`/proc/${pid}`) ? "open" : "closed";
  } catch {
    return "not-known";
  }
}

/** What makes a program read its changed .env file. */
const restarts: Readonly<Record<string, string>> = {
  laravel: "Let Laravel read it: php artisan config:clear, and php artisan queue:restart where a queue sends the mail.",
  nodemailer: "Start the program again: it reads its variables once, when it starts.",
  symfony: "Let Symfony read it: php bin/console cache:clear, and php bin/console messenger:stop-workers where a queue sends the mail; where .env.local.php exists, composer dump-env prod first.",
  django: "Start the program again, and its workers: it reads its variables once, when it starts.",
  mastodon: "Let Mastodon read it: systemctl restart mastodon-web mastodon-sidekiq",
};

function besides(program: string, changes: readonly FieldChange[], found: FoundSettings): readonly string[] {
  if (program === "postfix") {
    const moved = changes.some((one) => one.field === "host" || one.field === "port");
    const table = found.facts.submission?.password?.at?.path;
    return [
      ...(moved ? [`The password table${table === undefined ? "" : ` ${table}`} needs an entry for exactly the new relayhost, brackets and port included; afterwards run: postmap ${table ?? "/etc/postfix/sasl_passwd"}`] : []),
      ...(changes.some((one) => one.field === "user") ? [`The user name stands in the password table${table === undefined ? "" : ` ${table}`}: change it there, and run postmap on it.`] : []),
      "Let Postfix read it: postfix reload",
    ];
  }
  const restart = restarts[program];
  if (restart !== undefined) return [restart];
  if (program === "thunderbird") return ["Start Thunderbird again. A changed server or user name makes it ask for the password anew."];
  return [];
}

const fieldNames: Readonly<Record<FieldChange["field"], string>> = { host: "Server", port: "Port", security: "Encryption", user: "User name", mechanism: "Login method", login: "Login" };

/** The steps to take by hand, with the values to set. */
function byHandSteps(found: FoundSettings, wanted: readonly FieldChange[]): readonly string[] {
  const fields = wanted.map(inModelWords).map(({ field, to }) => `${fieldNames[field]}: ${field === "security" ? { tls: "SSL/TLS", starttls: "STARTTLS", none: "none" }[to] : to}`);
  return [...clicksTo(found.facts.program), ...fields];
}

/** What would be changed for one account, without changing anything. */
export function planFor(found: FoundSettings, reader: Reader, wanted: readonly FieldChange[]): Plan {
  const changes = wanted.map(inModelWords);
  const byHand = (why: string): Plan => ({ byHand: byHandSteps(found, wanted), why });
  const path = found.facts.submission?.host?.at.path;
  if (reader.rewrite === undefined) return byHand(`cantsend does not write the files of ${reader.title}`);
  if (path === undefined) return byHand("there is no outgoing server in these settings yet");
  if (path === environmentPlace("").path) return byHand("the server stands in the environment of the process and in no file");
  if (found.facts.program === "thunderbird") {
    const state = thunderbirdIs(dirname(path));
    if (state !== "closed") return byHand(state === "open" ? "Thunderbird is running and would write over the change; close it, or change it there" : "cantsend cannot tell here whether Thunderbird is running");
    if (/user\.js$/.test(path)) return byHand("user.js sets this server at every start; change it there");
  }
  let before: string;
  try {
    before = readFileSync(path, "utf8");
  } catch (error) {
    return byHand(`${path} cannot be read: ${fileTrouble(error)}`);
  }
  let after: string;
  try {
    after = reader.rewrite(before, found.facts.account, changes);
  } catch (error) {
    // a value that the format cannot hold, or a field that the program has no setting for
    if (!(error instanceof TypeError)) throw error;
    return byHand(error.message);
  }
  if (after === before) return byHand(`the lines to change in ${path} were not found`);
  const secrets = [found.submissionSecret, found.accessSecret].flatMap((one) => (one === undefined ? [] : formsOf(one, [])));
  return { change: { path, before, after, diff: unifiedDiff(path, before, after, redactor(secrets)), then: besides(found.facts.program, changes, found) } };
}

/**
 * The same, but offered only where the program would read the new settings out of the changed file: with an application, part of them may stand
 * in its code or its environment. `files`: the machine's files, made anew for each reading.
 */
export async function provenPlan(found: FoundSettings & { readonly path?: string }, reader: Reader, wanted: readonly FieldChange[], files: () => Files): Promise<Plan> {
  const plan = planFor(found, reader, wanted);
  if (!("change" in plan) || restarts[found.facts.program] === undefined) return plan;
  const { path, after } = plan.change;
  const here = files();
  const { found: again } = await reader.read(found.path ?? path, { ...here, read: (name) => (name === path ? Promise.resolve({ text: after }) : here.read(name)) });
  const now = again.find((one) => one.facts.account === found.facts.account)?.facts.submission;
  const missed = wanted.map(inModelWords).find(({ field, to }) => field in { host: 1, port: 1, security: 1, user: 1 } && String(now?.[field as "host" | "port" | "security" | "user"]?.value).toLowerCase() !== to.toLowerCase());
  if (missed === undefined) return plan;
  return { byHand: byHandSteps(found, wanted), why: `a changed ${path} would not be what ${reader.title} reads: its ${fieldNames[missed.field].toLowerCase()} is set elsewhere, in its code or its environment` };
}

interface Done {
  readonly path: string;
  readonly backup: string;
  /** SHA-256 of what was written: the undo takes back nothing that somebody changed since. */
  readonly written: string;
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

function journalPath(env: Readonly<Record<string, string | undefined>>): string {
  return join(dirname(ledgerPath(env)), "changes.json");
}

function readJournal(env: Readonly<Record<string, string | undefined>>): readonly Done[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(journalPath(env), "utf8"));
    return Array.isArray(parsed) ? parsed.filter((one: Partial<Done> | null): one is Done => typeof one?.path === "string" && typeof one.backup === "string" && typeof one.written === "string") : [];
  } catch {
    return [];
  }
}

function writeJournal(env: Readonly<Record<string, string | undefined>>, journal: readonly Done[]): void {
  mkdirSync(dirname(journalPath(env)), { recursive: true, mode: 0o700 });
  writeFileSync(journalPath(env), jsonText(journal), { mode: 0o600 });
}

/** Puts a text in the place of a file in one step, with the file's own mode and owner; a link stays a link. */
function replaceFile(path: string, text: string): void {
  const real = realpathSync(path);
  const { mode, uid, gid } = statSync(real);
  const draft = `${real}.${process.pid}.part`;
  try {
    const handle = openSync(draft, "wx", mode & 0o777);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const made = statSync(draft);
    if (made.uid !== uid || made.gid !== gid) chownSync(draft, uid, gid);
    renameSync(draft, real);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Writes a planned change, with a backup beside the file. Throws `UsageError` where the file changed since it was read or cannot be written; then it is as it was. */
export function apply(change: PlannedChange, now: Date, env: Readonly<Record<string, string | undefined>>): { readonly backup: string } {
  try {
    const real = realpathSync(change.path);
    if (readFileSync(real, "utf8") !== change.before) throw new UsageError(`${change.path} was changed by somebody else in the meantime; nothing was written.`);
    const backup = `${real}.before-cantsend-${now.toISOString().replace(/[-:]|\.\d+/g, "")}`;
    const { mode } = statSync(real);
    writeFileSync(backup, change.before, { mode: mode & 0o777, flag: "wx" });
    replaceFile(real, change.after);
    writeJournal(env, [...readJournal(env), { path: real, backup, written: digest(change.after) }]);
    return { backup };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${safe(change.path)} cannot be written: ${fileTrouble(error)}.`);
  }
}

/** Takes the last change back. Throws `UsageError` where there is none, or where the file was changed since: then it stays as it is. */
export function undo(env: Readonly<Record<string, string | undefined>>): { readonly path: string; readonly backup: string } {
  const journal = readJournal(env);
  const last = journal.at(-1);
  if (last === undefined) throw new UsageError("--undo: cantsend has changed nothing on this machine that could be taken back.");
  try {
    if (digest(readFileSync(last.path, "utf8")) !== last.written) throw new UsageError(`--undo: ${safe(last.path)} was changed since; it stays as it is. What it was before is in ${safe(last.backup)}.`);
    replaceFile(last.path, readFileSync(last.backup, "utf8"));
    rmSync(last.backup, { force: true });
    writeJournal(env, journal.slice(0, -1));
    return { path: last.path, backup: last.backup };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--undo: ${safe(last.path)} cannot be put back: ${fileTrouble(error)}. What it was before is in ${safe(last.backup)}.`);
  }
}
