import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { Page } from "../../../report/page.ts";
import { differenceWords } from "../../monitor/message.ts";
import { Store, type StoreReader } from "../../monitor/store.ts";
import { changesOf } from "../../monitor/watch.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonText } from "../json-text.ts";
import { didYouMean } from "../nearest.ts";
import type { Action, Given } from "../program.ts";
import { storePath } from "./watch.ts";

const usualRuns = 50;
const mostRuns = 5000;

const openStore = (given: Given): StoreReader => Store.openToRead(typeof given.flags.store === "string" ? given.flags.store : storePath({}));

async function accountIn(store: StoreReader, given: Given): Promise<string> {
  const accounts = await store.accounts();
  const names = accounts.map((one) => one.account);
  const [wanted] = given.words;
  if (wanted === undefined) {
    if (names.length === 1 && names[0] !== undefined) return names[0];
    throw new UsageError(`of which account? There ${names.length === 0 ? "is none yet" : `are ${names.slice(0, 10).join(", ")}`}.`);
  }
  if (!names.includes(wanted)) throw new UsageError(`the store knows no account ${quoted(wanted)}${didYouMean(wanted, names) || "."}`);
  return wanted;
}

function limitOf(given: Given): number {
  const text = given.flags.runs;
  if (typeof text !== "string") return usualRuns;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(limit >= 1 && limit <= mostRuns)) throw new UsageError(`--runs: ${quoted(text)} is no number from 1 to ${mostRuns}.`);
  return limit;
}

const when = (at: string) => at.slice(0, 19).replace("T", " ");

/** Prints the runs of an account, the newest last. */
export const historyCommand: Action = async (given, terminal) => {
  const store = openStore(given);
  try {
    const account = await accountIn(store, given);
    const runs = (await store.runs(account, limitOf(given))).toReversed();
    if (given.flags.json === true) {
      await terminal.print(jsonText({ account, runs }));
      return exitCodes.healthy;
    }
    const page = new Page(terminal.width, terminal.colour);
    for (const run of runs) {
      const { outcome } = run;
      const said = outcome.state === "ill" ? `cannot send: ${outcome.cause}` : outcome.state === "well" ? (outcome.depth === "look" ? "well as far as the login" : `well (${outcome.depth === "send" ? "all the way" : "login"})`) : outcome.state === "offline" ? "this machine had no way out" : "not decided";
      page.text(`${when(run.at)}  ${said}`, 0, "", outcome.state === "ill" ? "title" : "plain");
    }
    await terminal.print(page.toString());
    return exitCodes.healthy;
  } finally {
    await store.close();
  }
};

/** Prints what changed around an account, the newest last, with the changes next to the first failure marked. */
export const changesCommand: Action = async (given, terminal) => {
  const store = openStore(given);
  try {
    const account = await accountIn(store, given);
    const changes = await changesOf(store, account, limitOf(given) + 1);
    if (given.flags.json === true) {
      await terminal.print(jsonText({ account, changes }));
      return exitCodes.healthy;
    }
    const page = new Page(terminal.width, terminal.colour);
    if (changes.length === 0) page.text(`Nothing changed around ${account} in the runs that were looked at.`);
    for (const change of changes) page.text(`${when(change.at)}  ${differenceWords(change.difference)}`, 0, change.nearest === "yes" ? "> " : "  ", change.nearest === "yes" ? "title" : "plain");
    if (changes.some((change) => change.nearest === "yes")) {
      page.gap();
      page.text('">" marks what changed between the last run that worked and the first that did not.', 0, "", "faint");
    }
    await terminal.print(page.toString());
    return exitCodes.healthy;
  } finally {
    await store.close();
  }
};
