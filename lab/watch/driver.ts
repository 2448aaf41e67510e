// The watch as it is, on the client machine, with intervals of seconds: the file of settings allows none so short.
//   node driver.ts SETTINGS STORE LEDGER RUNS EVERY-MS
import { appendFileSync, readFileSync } from "node:fs";
import { deliver } from "../../src/apps/monitor/alerts/deliver.ts";
import { accountExaminer } from "../../src/apps/monitor/examine-account.ts";
import { readWatchSettings } from "../../src/apps/monitor/settings.ts";
import { Store } from "../../src/apps/monitor/store.ts";
import { Watch, wallClock } from "../../src/apps/monitor/watch.ts";

const [settingsPath, storePath, ledgerPath, runsPath, every] = process.argv.slice(2) as [string, string, string, string, string];
const everyMs = Number(every);
const dayMs = 86_400_000;

const read = readWatchSettings(readFileSync(settingsPath, "utf8"), settingsPath);
// One run of two logins an interval, and a fifth besides for the runs that do not fall on the second.
const loginsPerDay = Math.round((dayMs / everyMs) * 2 * 1.2);
const settings = { ...read, retryRefusedMs: everyMs / 2, accounts: read.accounts.map((one) => ({ ...one, schedule: { everyMs }, loginsPerDay })) };
const say = (fields: Readonly<Record<string, unknown>>) => appendFileSync(runsPath, `${JSON.stringify({ at: Date.now(), ...fields })}\n`);
const store = await Store.open(storePath);
const cut = new AbortController();
process.on("SIGTERM", () => cut.abort());
const watch = new Watch(settings, store, accountExaminer(settings, { ledgerPath }), {
  onRun: (report) => say({ state: report.outcome.state, cause: report.outcome.cause, depth: report.outcome.depth, tookMs: report.examined.caseFile.tookMs, logins: report.examined.spent.logins, standing: report.standing.state, lateMs: report.latenessMs }),
  onTrouble: (account, sentence) => say({ trouble: `${account}: ${sentence}` }),
});
await Promise.all([watch.run(cut.signal), deliver(store, settings, wallClock, cut.signal, (channel, sentence) => say({ trouble: `${channel}: ${sentence}` }))]);
await store.close();
