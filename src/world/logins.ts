import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { Reply } from "../model/reply.ts";
import type { Secret } from "../model/secret.ts";
import { ledgerKey } from "./secrets.ts";
import type { LoginLedger, LoginOutcome, LoginPermit, LoginRefusal } from "./world.ts";

/** One line of the ledger file. The key is a slow keyed hash of account, server and secret: none of the three can be read from it. */
interface Entry {
  readonly key: string;
  /** The same without the secret: a lock-out concerns every secret of the account. */
  readonly accountKey: string;
  readonly at: string;
  readonly outcome: LoginOutcome;
  /** Joins what is said later to the leave that it belongs to. */
  readonly claim?: string;
  /** Set where two runs asked at the same moment and this one came second: nothing was spent. */
  readonly withdrawn?: "yes";
}

/** One line for each leave that was given, in the order of giving, with the last that is known of its outcome. */
function claimsOf(entries: readonly Entry[]): Entry[] {
  const claims = new Map<string, Entry>();
  entries.forEach((entry, index) => claims.set(entry.claim ?? `line ${index}`, entry));
  return [...claims.values()].filter((entry) => entry.withdrawn === undefined);
}

/**
 * What a reply to a login means for the next attempt, on the careful side: a text of too many attempts rests the account,
 * a temporary failure rests it shortly, and a complaint about the command itself says nothing about the pair.
 */
export function outcomeOf(reply: Reply): LoginOutcome {
  const base = { replyText: reply.text.slice(0, 500), replyCode: reply.code, ...(reply.enhanced === undefined ? {} : { enhanced: reply.enhanced }) };
  if (reply.code === 235) return { ...base, result: "accepted" };
  // Yahoo says "too many bad auth attempts" to the first normal password where it wants an app password: that judges the pair, and the new one must have its chance.
  if (/#AUTH005/i.test(reply.text)) return { ...base, result: "refused" };
  if (/too many|locked|lock ?out|temporarily (?:blocked|disabled|suspended)|rate limit/i.test(reply.text)) return { ...base, result: "locked-out" };
  if (reply.code >= 400 && reply.code < 500) return { ...base, result: "unknown" };
  // 500-504, 530 and 538 judge the command, not the pair (RFC 4954 section 6).
  if ([500, 501, 502, 503, 504, 530, 538].includes(reply.code)) return { ...base, result: "not-judged" };
  return { ...base, result: "refused" };
}

/** How long a lock-out reply forbids any further login of that account at that server, in milliseconds. Microsoft, Google and Yahoo lift theirs within a day. */
const lockoutRestMs = 24 * 3_600_000;
/** A login whose end we never saw counts as refused for this long: the process may have died while the server said no. */
const unknownRestMs = 15 * 60_000;

/** Where the ledger lives: a folder of the user's own, outside any project. */
export function ledgerPath(env: Readonly<Record<string, string | undefined>>): string {
  const base = env.CANTSEND_STATE ?? (env.XDG_STATE_HOME ? join(env.XDG_STATE_HOME, "cantsend") : process.platform === "win32" && env.LOCALAPPDATA ? join(env.LOCALAPPDATA, "cantsend") : join(homedir(), ".local", "state", "cantsend"));
  return join(base, "logins.jsonl");
}

function readSalt(path: string): Buffer {
  const saltPath = join(dirname(path), "logins.key");
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(saltPath)) {
    // Written whole before it gets its name: another run must never read half a key.
    const draft = `${saltPath}.${randomUUID()}`;
    const descriptor = openSync(draft, "wx", 0o600);
    try {
      writeSync(descriptor, randomBytes(32));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    try {
      linkSync(draft, saltPath);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  return readFileSync(saltPath);
}

function readEntries(path: string): Entry[] {
  if (!existsSync(path)) return [];
  const entries: Entry[] = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line === "") continue;
    try {
      entries.push(JSON.parse(line) as Entry);
    } catch {
      // A line cut by a crash: what it said was never acknowledged to anybody.
    }
  }
  return entries;
}

function append(path: string, entry: Entry): void {
  const descriptor = openSync(path, "a", 0o600);
  try {
    // A crash may have left half a line behind.
    const torn = statSync(path).size > 0 && !readFileSync(path, "utf8").endsWith("\n");
    writeSync(descriptor, `${torn ? "\n" : ""}${JSON.stringify(entry)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const waiting: LoginOutcome = { result: "unknown", replyText: "", replyCode: 0 };

/** A ledger in a file, shared by all runs of this user; in memory alone where `path` is undefined. */
export function openLedger(options: {
  readonly path: string | undefined;
  readonly secret: Secret | undefined;
  readonly wallClock: () => Date;
  /** `another`: the user says that a refused pair may be tried once more in this run. */
  readonly spend: "once" | "another";
}): LoginLedger {
  const { path, secret, wallClock, spend } = options;
  const spentNow = new Set<string>();
  const memory: Entry[] = [];
  const keys = async () => {
    const salt = path === undefined ? randomBytes(32) : readSalt(path);
    return { secretKey: await ledgerKey(secret, salt), salt };
  };
  // Where there is a secret its key is made while the connection is; who never logs in is spared the slow hash.
  let hashed = secret === undefined ? undefined : keys();
  const read = () => claimsOf(path === undefined ? memory : readEntries(path));
  const write = (entry: Entry) => (path === undefined ? void memory.push(entry) : append(path, entry));
  hashed?.catch(() => {});

  const keyFor = (account: string, server: string) => (key: Buffer) => createHmac("sha256", key).update(`${account.toLowerCase()}\n${server.toLowerCase()}`).digest("base64url");

  return {
    async again(account, server): Promise<LoginPermit | LoginRefusal> {
      hashed ??= keys();
      const { secretKey, salt } = await hashed;
      const keyOf = keyFor(account, server);
      const key = keyOf(secretKey);
      const last = read().findLast((entry) => entry.key === key);
      if (last === undefined || !spentNow.has(key) || last.outcome.result !== "accepted") {
        return { why: last?.outcome.result === "refused" ? "already-refused" : "already-spent", at: last?.at ?? wallClock().toISOString(), outcome: last?.outcome ?? waiting };
      }
      const claim = randomUUID();
      const note = (outcome: LoginOutcome) => write({ key, accountKey: keyOf(salt), at: wallClock().toISOString(), outcome, claim });
      note(waiting);
      return { server, settle: (reply) => note(outcomeOf(reply)) };
    },
    async request(account, server): Promise<LoginPermit | LoginRefusal> {
      hashed ??= keys();
      const { secretKey, salt } = await hashed;
      const keyOf = keyFor(account, server);
      const key = keyOf(secretKey);
      const accountKey = keyOf(salt);
      const now = wallClock().getTime();
      const entries = read();
      const refuse = (why: LoginRefusal["why"], entry: Pick<Entry, "at" | "outcome">): LoginRefusal => ({ why, at: entry.at, outcome: entry.outcome });
      if (spentNow.has(key)) return refuse("already-spent", entries.findLast((entry) => entry.key === key) ?? { at: wallClock().toISOString(), outcome: waiting });
      if (spend === "once") {
        const last = entries.findLast((entry) => entry.key === key);
        const age = last === undefined ? 0 : now - Date.parse(last.at);
        if (last?.outcome.result === "refused") return refuse("already-refused", last);
        if (last?.outcome.result === "unknown" && age < unknownRestMs) return refuse("already-spent", last);
        const locked = entries.findLast((entry) => entry.accountKey === accountKey);
        if (locked?.outcome.result === "locked-out" && now - Date.parse(locked.at) < lockoutRestMs) return refuse("locked-out", locked);
      }
      spentNow.add(key);
      const claim = randomUUID();
      const note = (outcome: LoginOutcome) => write({ key, accountKey, at: wallClock().toISOString(), outcome, claim });
      // Durable before the first byte of the login leaves: a crash in between must not make us try twice.
      note(waiting);
      // Another run may have asked between our reading and our writing: whoever wrote first goes.
      const before = new Set(entries.map((entry) => entry.claim));
      const since = read().filter((entry) => entry.key === key && !before.has(entry.claim));
      const [first] = since;
      if (first !== undefined && first.claim !== claim) {
        write({ key, accountKey, at: wallClock().toISOString(), outcome: waiting, claim, withdrawn: "yes" });
        return refuse("already-spent", first);
      }
      return { server, settle: (reply) => note(outcomeOf(reply)) };
    },
  };
}
