import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { readAddress } from "../../../ask/address.ts";
import { readTextFile } from "../../../ask/files.ts";
import { readTarget } from "../../../ask/target.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { discover } from "../../../discover/discover.ts";
import { ledgerPath } from "../../../world/logins.ts";
import { nodeWorld } from "../../../world/node.ts";
import { channelTrouble, deliver, pingDeadMan, send } from "../../monitor/alerts/deliver.ts";
import { accountExaminer } from "../../monitor/examine-account.ts";
import { domainExaminer } from "../../monitor/examine-watched-domain.ts";
import { whatCannotBeKept } from "../../monitor/keep-secret.ts";
import { messageExaminer } from "../../monitor/examine-watched-message.ts";
import { initialSettings } from "../../monitor/init.ts";
import { type Counters, type Snapshot, snapshotOf } from "../../monitor/measures.ts";
import type { Message } from "../../monitor/message.ts";
import { listenForOperators } from "../../monitor/serve.ts";
import { readWatchSettings, type WatchSettings } from "../../monitor/settings.ts";
import { Store } from "../../monitor/store.ts";
import { type RunReport, Watch, wallClock, worst } from "../../monitor/watch.ts";
import { exitCodes } from "../exit-codes.ts";
import { listenForInterruption } from "../interruption.ts";
import { jsonText } from "../json-text.ts";
import type { Action, Given } from "../program.ts";
import type { Terminal } from "../terminal.ts";

const maxBytes = 16 * 1024 * 1024;
const pingEveryMs = 60_000;
/** A watch that says that it is alive less often than this is not, and neither is one that is so far behind. */
const staleMs = 5 * 60_000;

/** Where the file of the watch is, unless it is named. */
export function usualSettingsPath(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), ".config"), "cantsend", "watch.toml");
}

/** Where the watch keeps what it knows: beside the ledger of logins, unless the settings say otherwise. */
export function storePath(settings: Pick<WatchSettings, "store">): string {
  return settings.store === undefined ? join(dirname(ledgerPath(process.env)), "watch.sqlite") : settings.store.replace(/^~(?=\/)/, homedir());
}

async function settingsAt(path: string): Promise<WatchSettings> {
  if (!existsSync(path)) throw new UsageError(`there is no file ${quoted(path)}; cantsend watch init ADDRESS writes one.`);
  const settings = readWatchSettings(await readTextFile(path, maxBytes, "the file of the watch"), path);
  for (const channel of settings.alerts) {
    const trouble = channelTrouble(channel, settings);
    if (trouble !== undefined) throw new UsageError(`${path}: ${trouble}`);
  }
  return settings;
}

async function init(words: readonly string[], terminal: Terminal): Promise<number> {
  const [address, path = usualSettingsPath(process.env)] = words;
  if (address === undefined) throw new UsageError("for which mailbox? cantsend watch init ADDRESS [FILE]");
  const mailbox = readAddress(address);
  if (existsSync(path)) throw new UsageError(`${quoted(path)} is there already and is not overwritten; name another file.`);
  const cut = new AbortController();
  const { named, found } = discover(readTarget({ address: mailbox.address }), nodeWorld({}), cut.signal);
  const routes = [...named, ...(await found)];
  cut.abort();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, initialSettings(mailbox.address, routes), { mode: 0o600 });
  await terminal.print(`${path} is written; look it over, then run: cantsend watch check${path === usualSettingsPath(process.env) ? "" : ` ${path}`}\n`);
  return exitCodes.healthy;
}

async function testAlert(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, path = usualSettingsPath(process.env)] = words;
  const settings = await settingsAt(path);
  const names = settings.alerts.map((one) => one.name).join(", ");
  const channel = settings.alerts.find((one) => one.name === name);
  if (channel === undefined) throw new UsageError(name === undefined ? `which alert? There is ${names === "" ? "none in the file" : names}.` : `there is no alert ${quoted(name)}; there is ${names === "" ? "none" : names}.`);
  const message: Message = { version: 1, account: "test", address: "test", event: "test", severity: "info", at: new Date().toISOString(), title: "This is a test of cantsend: alerts arrive here", evidence: [], changed: [], fix: [], key: "cantsend/test" };
  const trouble = await send(message, channel);
  await terminal.print(trouble === undefined ? `${channel.name} took the test message.\n` : `${channel.name} did not take the test message: ${trouble}.\n`);
  return trouble === undefined ? exitCodes.healthy : exitCodes.ourFault;
}

/** A line for the log: as JSON where a machine reads, else for people. No server's words and no secret are in it. */
function logger(given: Given, terminal: Terminal): (fields: Readonly<Record<string, string | number>>, sentence: string) => void {
  const asJson = given.flags.json === true;
  return (fields, sentence) => void terminal.print(asJson ? `${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n` : `${new Date().toISOString().slice(0, 19).replace("T", " ")}  ${sentence}\n`);
}

function sentenceOf(report: RunReport): string {
  const { outcome, standing, account } = report;
  const { caseFile } = report.examined;
  const verb = caseFile.target.order !== undefined ? "at fault" : caseFile.observations.some((one) => one.kind === "message-form") ? "would be stopped" : outcome.cause === "token-not-renewed" ? "will soon not send" : "cannot send";
  const said = outcome.state === "ill" ? `${verb}: ${outcome.cause}` : outcome.state === "well" ? (outcome.depth === "look" ? "well as far as the login" : "well") : outcome.state === "offline" ? "not judged: this machine has no way out" : "not decided";
  return `${account}: ${said} (${(caseFile.tookMs / 1000).toFixed(1)} s${standing.flapping === "yes" ? ", flapping" : ""})`;
}

async function check(words: readonly string[], given: Given, terminal: Terminal): Promise<number> {
  const settings = await settingsAt(words[0] ?? usualSettingsPath(process.env));
  for (const sentence of whatCannotBeKept(settings)) await terminal.tell(`cantsend: ${sentence}\n`);
  const store = await Store.open(storePath(settings));
  const interruption = listenForInterruption();
  let troubles = 0;
  try {
    const watch = new Watch(settings, store, accountExaminer(settings, { ledgerPath: ledgerPath(process.env) }), {
      examineDomain: domainExaminer(settings),
      examineMessage: messageExaminer(settings),
      onTrouble: (account, sentence) => {
        troubles += 1;
        void terminal.tell(`cantsend: ${account}: ${sentence}\n`);
      },
    });
    const reports = await watch.once(interruption.cut);
    if (given.flags.json === true) await terminal.print(jsonText({ accounts: reports.map((report) => snapshot(settings, report)) }));
    else for (const report of reports) await terminal.print(`${sentenceOf(report)}\n`);
    if (interruption.cut.aborted) return exitCodes.interrupted;
    const verdict = worst(reports.map((report) => report.examined.diagnosis));
    return troubles > 0 && verdict !== "named" ? exitCodes.ourFault : exitCodes[verdict];
  } finally {
    interruption.stop();
    await store.close();
  }
}

function snapshot(settings: WatchSettings, report: RunReport): Snapshot {
  const account = settings.accounts.find((one) => one.name === report.account);
  const { caseFile, diagnosis } = report.examined;
  return snapshotOf(report.account, account?.address ?? report.account, caseFile, diagnosis, report.standing, report.latenessMs, report.examined.expiries);
}

const several = (count: number, what: string) => (count === 0 ? "" : count === 1 ? `one ${what}` : `${count} ${what}s`);

async function keepWatch(words: readonly string[], given: Given, terminal: Terminal): Promise<number> {
  const settings = await settingsAt(words[0] ?? usualSettingsPath(process.env));
  const store = await Store.open(storePath(settings));
  const interruption = listenForInterruption();
  const { cut } = interruption;
  const log = logger(given, terminal);
  const snapshots = new Map<string, Snapshot>();
  const count = { runs: 0, logins: 0, canaries: 0, troubles: 0 };
  let aliveMs = Date.now();
  let pingedMs = 0;
  const trouble = (who: string, sentence: string) => {
    count.troubles += 1;
    log({ level: "error", account: who, trouble: sentence }, `${who}: ${sentence}`);
  };
  const examine = accountExaminer(settings, { ledgerPath: ledgerPath(process.env) });
  const examineDomain = domainExaminer(settings);
  const examineMessage = messageExaminer(settings);
  const watch = new Watch(settings, store, examine, {
    examineDomain,
    examineMessage,
    onTrouble: trouble,
    onRun(report) {
      count.runs += 1;
      count.logins += report.examined.spent.logins;
      count.canaries += report.examined.spent.canaries;
      snapshots.set(report.account, snapshot(settings, report));
      log({ level: "info", account: report.account, state: report.outcome.state, ...(report.outcome.cause === undefined ? {} : { cause: report.outcome.cause }), depth: report.outcome.depth, tookMs: report.examined.caseFile.tookMs, logins: report.examined.spent.logins }, sentenceOf(report));
      for (const message of report.messages) log({ level: "warning", account: report.account, alert: message.event, title: message.title }, `alert: ${message.title}`);
      if (settings.deadManUrl !== undefined && Date.now() - pingedMs > pingEveryMs) {
        pingedMs = Date.now();
        void pingDeadMan(settings.deadManUrl, cut).then((sentence) => (sentence === undefined ? undefined : trouble("dead man's switch", sentence)));
      }
    },
  });
  // It is alive while the event loop turns and no turn is long overdue; whether one was due lately depends on the schedule alone.
  const beat = () => {
    if (watch.behindMs() > staleMs) return;
    aliveMs = Date.now();
    void store.isAlive(aliveMs).catch((error: unknown) => trouble("the store", error instanceof Error ? error.message : String(error)));
  };
  const heart = setInterval(beat, pingEveryMs);
  beat();
  const counters = async (): Promise<Counters> => ({ ...count, alertsWaiting: (await store.waiting()).count });
  let operators: Awaited<ReturnType<typeof listenForOperators>> | undefined;
  try {
    if (settings.listen !== undefined) {
      operators = await listenForOperators(settings.listen, { settings, store, examine, examineDomain, examineMessage, snapshots: () => [...snapshots.values()], counters, lastAliveMs: () => aliveMs }).catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`listen: ${settings.listen} cannot be listened at (${error.code ?? error.message}).`);
      });
      log({ level: "info", listens: operators.url }, `listens at ${operators.url}`);
    }
    log({ level: "info", accounts: settings.accounts.length, domains: settings.domains.length, messages: settings.messages.length }, `watching ${[several(settings.accounts.length, "account"), several(settings.domains.length, "domain"), several(settings.messages.length, "message")].filter((part) => part !== "").join(", ")}; Ctrl-C ends it`);
    await Promise.all([watch.run(cut), deliver(store, settings, wallClock, cut, (channel, sentence) => trouble(`alert ${channel}`, sentence))]);
    return exitCodes.healthy;
  } finally {
    clearInterval(heart);
    interruption.stop();
    await operators?.close();
    await store.close();
  }
}

/** Says whether the watch is alive and what it knows, from its store alone: nothing has to listen for that. */
async function status(words: readonly string[], given: Given, terminal: Terminal): Promise<number> {
  const store = Store.openToRead(storePath(await settingsAt(words[0] ?? usualSettingsPath(process.env))));
  try {
    const [aliveAt, standings, waiting] = [await store.aliveAt(), [...(await store.standings()).values()], (await store.waiting()).count];
    const alive = aliveAt !== undefined && Date.now() - aliveAt < staleMs;
    const ill = standings.filter((one) => one.state === "ill").length;
    const since = aliveAt === undefined ? undefined : new Date(aliveAt).toISOString();
    if (given.flags.json === true) await terminal.print(jsonText({ alive, ...(since === undefined ? {} : { lastAlive: since }), watched: standings.length, ill, alertsWaiting: waiting }));
    else await terminal.print(`${alive ? "the watch is alive" : since === undefined ? "the watch has never run with this store" : `the watch is not alive, or is far behind: it last was all right at ${since.slice(0, 19).replace("T", " ")}`}; of ${standings.length} watched ${ill} ill; ${waiting} alerts wait\n`);
    return alive ? exitCodes.healthy : exitCodes.named;
  } finally {
    await store.close();
  }
}

/** Watches mailboxes again and again; or writes the settings, checks everything once, tries an alert. */
export const watchCommand: Action = async (given, terminal) => {
  const [first, ...rest] = given.words;
  switch (first) {
    case "init":
      return init(rest, terminal);
    case "check":
      return check(rest, given, terminal);
    case "status":
      return status(rest, given, terminal);
    case "test":
      return testAlert(rest, terminal);
    default:
      return keepWatch(given.words, given, terminal);
  }
};
