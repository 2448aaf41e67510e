import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { readServer } from "../../../ask/endpoint.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { ledgerPath } from "../../../world/logins.ts";
import { listFaults } from "../../demo/run.ts";
import { Store } from "../../monitor/store.ts";
import { demoPlace, type Place, realPlace } from "../../web/place.ts";
import { servePage } from "../../web/serve.ts";
import { didYouMean } from "../nearest.ts";
import type { Action, Given } from "../program.ts";
import { readRoots, timeoutOf } from "../measuring-flags.ts";
import { storePath } from "./watch.ts";

const maxIdleMinutes = 1_440;

function wholeNumber(flags: Given["flags"], name: string, least: number, most: number, what: string): number | undefined {
  const text = flags[name];
  if (typeof text !== "string") return undefined;
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) throw new UsageError(`--${name}: ${quoted(text)} is no ${what} from ${least} to ${most}.`);
  return number;
}

const many = (flags: Given["flags"], name: string): readonly string[] => (Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : []);

async function placeOf({ flags }: Given): Promise<Place> {
  const around = { dns: many(flags, "dns").map((text) => readServer(text, "--dns")), ca: many(flags, "ca").map(readRoots), env: process.env };
  if (typeof flags.demo !== "string") return realPlace(around);
  const { demo } = flags;
  const faults = listFaults();
  if (!faults.some((fault) => fault.id === demo)) throw new UsageError(`there is no fault ${quoted(demo)}${didYouMean(demo, faults.map((fault) => fault.id)) || "; cantsend demo --list shows what there is."}`);
  return demoPlace(demo);
}

/** The store of a watch that is shown: the one that is named, which must be one; else the usual one. A demo shows nothing of this machine's own. */
function storeOf({ store, demo }: Given["flags"]): string | undefined {
  if (typeof store !== "string") return typeof demo === "string" ? undefined : storePath({});
  void Store.openToRead(store).close();
  return store;
}

/**
 * Opens the browser by a file that only this user can read: a link on the command line of another program could be read by everybody here,
 * and it is good for whoever is first. Answers with the way to take the file away again.
 */
function openBrowser(link: string): () => void {
  const folder = dirname(ledgerPath(process.env));
  const path = join(folder, `open-${process.pid}.html`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path, `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${link}"><title>cantsend</title><a href="${link}">cantsend</a>\n`, { mode: 0o600 });
  const url = pathToFileURL(path).href;
  const [command, ...words] = process.platform === "darwin" ? ["open", url] : process.platform === "win32" ? ["rundll32", "url.dll,FileProtocolHandler", url] : ["xdg-open", url];
  const child = spawn(command ?? "xdg-open", words, { stdio: "ignore", detached: true });
  // Where there is no browser, the link is printed all the same.
  child.on("error", () => {});
  child.unref();
  return () => rmSync(path, { force: true });
}

/** Serves the page until Ctrl-C, or until nobody used it for as long as `--idle` says. */
export const uiCommand: Action = async (given, terminal) => {
  const { flags } = given;
  const port = wholeNumber(flags, "port", 1, 65_535, "port number") ?? 0;
  const idleMinutes = wholeNumber(flags, "idle", 1, maxIdleMinutes, "number of minutes");
  const timeoutMs = timeoutOf(flags);
  const store = storeOf(flags);
  const place = await placeOf(given);
  const ended = Promise.withResolvers<string>();
  const served = await servePage({
    place,
    port,
    ...(store === undefined ? {} : { store }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(idleMinutes === undefined ? {} : { idle: { ms: idleMinutes * 60_000, closed: () => ended.resolve(`cantsend: nobody used the page for ${idleMinutes} minutes; it is closed.\n`) } }),
  }).catch(async (error: unknown) => {
    await place.close();
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") throw new UsageError(`--port: another program listens on ${port} already; leave --port out, and a free one is taken.`);
    throw error;
  });
  const onSignal = () => ended.resolve("");
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  await terminal.print(`cantsend: the page is at ${served.link}\nIt is good for one browser. Ctrl-C ends it.\n`);
  const forget = flags.open === false ? () => {} : openBrowser(served.link);
  const words = await ended.promise;
  process.off("SIGINT", onSignal);
  process.off("SIGTERM", onSignal);
  forget();
  await served.close();
  if (words !== "") await terminal.tell(words);
  return 0;
};
