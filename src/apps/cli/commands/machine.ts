import { isIP } from "node:net";
import { readDomain } from "../../../ask/domain.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { schemaVersion } from "../../../report/json.ts";
import { renderMachine } from "../../../report/machine-text.ts";
import { machineState } from "../../../world/machine/state.ts";
import { describeMachine } from "../../../world/machine.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonText } from "../json-text.ts";
import { lookAtMachine } from "../look-at-machine.ts";
import type { Action } from "../program.ts";

const codes = { clear: exitCodes.healthy, stops: exitCodes.named, undecided: exitCodes.undecided } as const;

/** What mail servers are usually called below their domain. */
const usualLabels = ["smtp", "mail", "imap"];

/** The names that a hosts file may redirect: the host itself, or below the domain of a mailbox the usual ones. */
function namesIn(word: string | undefined): readonly string[] {
  if (word === undefined || isIP(word) !== 0) return [];
  const at = word.lastIndexOf("@");
  const read = readDomain(at < 0 ? word : word.slice(at + 1));
  if ("wrong" in read) throw new UsageError(`${quoted(word)} is neither a mail address nor a host: it ${read.wrong}.`);
  return at < 0 ? [read.domain] : [read.domain, ...usualLabels.map((label) => `${label}.${read.domain}`)];
}

/** Tells what this machine says about itself for sending mail. Nothing is sent anywhere, and nothing is changed. */
export const machineCommand: Action = async ({ words, flags }, terminal) => {
  const report = await lookAtMachine({ state: machineState, describe: describeMachine, environment: process.env, now: () => new Date() }, namesIn(words[0]));
  await terminal.print(flags.json === true ? jsonText({ schemaVersion, machine: report }) : renderMachine(report, { width: terminal.width, colour: terminal.colour }));
  return codes[report.verdict];
};
