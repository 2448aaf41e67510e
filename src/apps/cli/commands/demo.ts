import { UsageError } from "../../../ask/usage-error.ts";
import { schemaVersion, toJson } from "../../../report/json.ts";
import { Page } from "../../../report/page.ts";
import { type DemoFault, type DemoResult, listFaults, runAll, runFault } from "../../demo/run.ts";
import { exitCodes } from "../exit-codes.ts";
import { listenForInterruption } from "../interruption.ts";
import type { DemoRow } from "../json-output.ts";
import { jsonText } from "../json-text.ts";
import { type Live, showProgress } from "../live.ts";
import { didYouMean } from "../nearest.ts";
import { deliver, readOutputFlags } from "../output.ts";
import type { Action, Given } from "../program.ts";
import type { Terminal } from "../terminal.ts";

/** The fault that is shown where none is named: quick to diagnose, and easy to follow. */
const shownFirst = "closed-port";
const allRight = 0;
const someWrong = 1;

async function printList(faults: readonly DemoFault[], terminal: Terminal): Promise<number> {
  const page = new Page(terminal.width, terminal.colour);
  const longest = Math.max(0, ...faults.map((fault) => fault.id.length));
  for (const fault of faults) page.text(fault.title, 0, `${fault.id.padEnd(longest)}  `);
  await terminal.print(page.toString());
  return allRight;
}

async function runTable(given: Given, faults: readonly DemoFault[], terminal: Terminal): Promise<number> {
  const interruption = listenForInterruption();
  const asJson = given.flags.json === true;
  const widths = { id: Math.max(5, ...faults.map((fault) => fault.id.length)), named: Math.max(12, ...faults.map((fault) => fault.expects.length)) };
  const row = (id: string, named: string, right: string, time: string) => `${id.padEnd(widths.id)}  ${named.padEnd(widths.named)}  ${right.padEnd(5)}  ${time.padStart(7)}\n`;
  const show = (one: DemoResult) => row(one.id, one.named, one.right === "yes" ? "right" : "WRONG", `${Math.round(one.tookMs)} ms`) + (one.right === "yes" ? "" : `${" ".repeat(widths.id)}  expected ${one.expects}\n`);
  if (!asJson) await terminal.print(row("fault", "named cause", "", "time"));
  const results = await runAll({ onResult: (result) => (asJson ? undefined : void terminal.print(show(result))), cut: interruption.cut });
  interruption.stop();
  const right = results.filter((result) => result.right === "yes").length;
  if (asJson) {
    const list = results.map(({ id, title, expects, named, right: verdict, tookMs, logins, secretInClear, diagnosis, caseFile }) => {
      const row: DemoRow = { id, title, expects, named, right: verdict, tookMs, logins: logins.length, secretInClear };
      return { ...row, report: toJson(diagnosis, caseFile) };
    });
    await terminal.print(jsonText({ schemaVersion, faults: list }));
  } else await terminal.print(`${right} of ${results.length} named rightly\n`);
  if (interruption.cut.aborted) return exitCodes.interrupted;
  return right === faults.length ? allRight : someWrong;
}

async function runOne(id: string, given: Given, terminal: Terminal): Promise<number> {
  const output = readOutputFlags(given);
  const interruption = listenForInterruption();
  let live: Live | undefined;
  try {
    const result = await runFault(id, {
      onReady: (target) => {
        live = showProgress(target, terminal, output.detail === "full" ? "everything" : output.form === "text" ? "path" : "none");
      },
      onProgress: (progress) => live?.onProgress(progress),
      cut: interruption.cut,
    });
    await live?.end();
    if (output.form === "text") {
      const page = new Page(terminal.width, terminal.colour);
      page.text(`Demo: ${result.title}. Every server here is on this machine's loopback.`, 0);
      await terminal.print(`${page.toString()}\n`);
    }
    const code = await deliver(result, output, terminal);
    if (output.form === "text") await terminal.print(result.right === "yes" ? `\nThe fault was named rightly: ${result.named}.\n` : `\nThe fault was named WRONGLY: ${result.named} instead of ${result.expects}.\n`);
    if (interruption.cut.aborted) return exitCodes.interrupted;
    // A demo that names its fault has done what it should: that is no failure of the command.
    return code === exitCodes.ourFault ? code : result.right === "yes" ? allRight : someWrong;
  } finally {
    await live?.end();
    interruption.stop();
  }
}

/** Shows the demo: one fault, all of them, or the list. */
export const demoCommand: Action = async (given, terminal) => {
  const faults = listFaults();
  const { flags, words } = given;
  const [id = shownFirst] = words;
  if ([words.length > 0, flags.all === true, flags.list === true].filter((asked) => asked).length > 1) throw new UsageError("a fault, --all and --list contradict each other; give one of them.");
  if (flags.list === true) return printList(faults, terminal);
  if (flags.all === true) return runTable(given, faults, terminal);
  if (!faults.some((fault) => fault.id === id)) throw new UsageError(`there is no fault "${id}"${didYouMean(id, faults.map((fault) => fault.id)) || "; cantsend demo --list shows what there is."}`);
  return runOne(id, given, terminal);
};
