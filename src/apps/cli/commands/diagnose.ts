import { readAnswers } from "../../../ask/answers.ts";
import { type CutLetter, cutLetterWords, readCutLetter } from "../../../ask/cut-letter.ts";
import { readLimited } from "../../../ask/files.ts";
import { type Credential, readCredential } from "../../../ask/credential.ts";
import { reportedReply } from "../../../ask/reported.ts";
import { readLogin, readPlainLoginHost, readTarget } from "../../../ask/target.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import type { FoundSettings } from "../../../ask/programs/reader.ts";
import { storedSecret } from "../../../ask/stored-secret.ts";
import { storedObservations, withStored } from "../../../ask/stored-target.ts";
import { examine } from "../../../examine.ts";
import type { Probe, Risk } from "../../../measure/probe.ts";
import { letterCut } from "../../../measure/probes/letter-cut.ts";
import type { Secret } from "../../../model/secret.ts";
import type { Target } from "../../../model/target.ts";
import { runCommand } from "../../../world/command.ts";
import { ledgerPath } from "../../../world/logins.ts";
import { nodeWorld, type NodeWorldOptions } from "../../../world/node.ts";
import type { World } from "../../../world/world.ts";
import { exitCodes } from "../exit-codes.ts";
import { Interrupted, listenForInterruption } from "../interruption.ts";
import { showProgress } from "../live.ts";
import { deliver, type OutputFlags, readOutputFlags } from "../output.ts";
import { readStored } from "../stored.ts";
import { type Flags, many, one, surroundings, targetFlags, timeoutOf } from "../measuring-flags.ts";
import type { Action, Given } from "../program.ts";
import { askHidden } from "../prompt.ts";
import { readSecondMailbox } from "../second-mailbox.ts";
import { readVantage } from "../vantage-token.ts";
import { askVantage, type VantagePlace } from "../../vantage/ask.ts";
import type { Terminal } from "../terminal.ts";

/** A rest longer than this no mail program makes. */
const longestRestSeconds = 900;

function restOf(flags: Flags): number | undefined {
  const text = one(flags, "patient");
  if (text === undefined) return undefined;
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 5 && seconds <= longestRestSeconds)) throw new UsageError(`--patient: ${quoted(text)} is no number of seconds from 5 to ${longestRestSeconds}.`);
  return seconds;
}

async function credentialOf(target: Target, flags: Flags, terminal: Terminal, stored: Secret | undefined): Promise<Credential | undefined> {
  const given = {
    ...(flags.passwordStdin === true ? { passwordStdin: "yes" as const } : {}),
    ...(one(flags, "passwordEnv") === undefined ? {} : { passwordEnv: one(flags, "passwordEnv") as string }),
    ...(one(flags, "passwordCommand") === undefined ? {} : { passwordCommand: one(flags, "passwordCommand") as string }),
    ...(one(flags, "oauthTokenEnv") === undefined ? {} : { oauthTokenEnv: one(flags, "oauthTokenEnv") as string }),
  };
  if (flags.login === false) {
    if (Object.keys(given).length > 0) throw new UsageError("--no-login and a password contradict each other; leave one of them out.");
    return undefined;
  }
  if (flags.useStoredPassword === true) {
    if (Object.keys(given).length > 0) throw new UsageError("--use-stored-password and another password contradict each other; leave one of them out.");
    if (stored === undefined) throw new UsageError("--use-stored-password: the settings file holds no password for sending that can be read; name the file with --client, or give the password another way.");
    return { secret: stored, kind: "password" };
  }
  const person = terminal.person === "yes";
  return readCredential(given, {
    env: process.env,
    readStdin: (maxBytes) => readLimited(process.stdin, maxBytes, "the password on standard input"),
    run: runCommand,
    ...(person ? { prompt: () => askHidden(`Password of ${target.address} (not shown; Enter alone goes on without a login): `) } : {}),
  });
}

/** Everything that was asked for, read and checked, before anything is measured. */
interface Order {
  readonly target: Target;
  readonly world: World;
  readonly flags: Flags;
  readonly output: OutputFlags;
  readonly timeoutMs: number | undefined;
  /** The accounts that the settings file of --client holds. */
  readonly stored: readonly FoundSettings[];
  /** A second place to measure from. */
  readonly vantage: VantagePlace | undefined;
  /** The letter that is not let through, where the user gave one. */
  readonly cutLetter: CutLetter | undefined;
  /** What is looked at besides: the second mailbox that the user named, that letter. */
  readonly besides: readonly Probe[];
}

/** Reads and checks the whole order. Throws `UsageError`. */
export async function readOrder(given: Given, terminal: Terminal): Promise<Order> {
  const [address] = given.words;
  const { flags } = given;
  if (address === undefined) throw new UsageError("whose mail cannot be sent? Give the mail address: cantsend name@example.com (or see cantsend --help).");
  const client = await readStored(address, flags, terminal);
  const wanted = client.of === undefined ? targetFlags(address, flags) : withStored(targetFlags(address, flags), client.of.facts);
  if (flags.sendTo !== undefined && flags.arriveAt !== undefined) throw new UsageError("--send-to and --arrive-at contradict each other: the one test message goes to one of them.");
  if (flags.sendTo !== undefined && flags.send !== true) throw new UsageError("--send-to names where the test message goes; allow it with --send too.");
  if (flags.bisectTries !== undefined && flags.bisect === undefined) throw new UsageError("--bisect-tries says how often parts of a letter may be tried; give the letter with --bisect FILE too.");
  const bisect = one(flags, "bisect");
  const cutLetter = bisect === undefined ? undefined : await readCutLetter(bisect, one(flags, "bisectTries"));
  const rest = restOf(flags);
  const bare: Target = { ...readTarget(wanted), ...(rest === undefined ? {} : { longestRestSeconds: rest }) };
  const timeoutMs = timeoutOf(flags);
  const output = readOutputFlags(given);
  const vantage = await readVantage(flags);
  const options: NodeWorldOptions = {
    ...surroundings(flags),
    plainLoginHosts: many(flags, "allowPlainLogin").map(readPlainLoginHost),
    ledgerPath: ledgerPath(process.env),
    spend: flags.spendAnotherLogin === true ? "another" : "once",
  };
  const credential = await credentialOf(bare, flags, terminal, flags.useStoredPassword === true ? await storedSecret(client.of) : undefined);
  const login = readLogin(wanted, bare.address);
  const world = nodeWorld({ ...options, ...(credential === undefined ? {} : { secret: credential.secret, secretKind: credential.kind, users: [...new Set([bare.address, login.submissionUser, login.accessUser])] }) });
  const answers = readAnswers(many(flags, "answer"));
  const second = await readSecondMailbox(flags, terminal, options, world);
  const known: Target = { ...bare, ...(Object.keys(answers).length === 0 ? {} : { answers }), ...(second === undefined ? {} : { secondMailbox: second.mailbox }) };
  const besides = [...(second?.probes ?? []), ...(cutLetter === undefined ? [] : [letterCut(cutLetter) as unknown as Probe])];
  return { target: credential === undefined ? known : { ...known, credential: { kind: credential.kind, ...login } }, world, flags, output, timeoutMs, stored: client.all, vantage, cutLetter, besides };
}

/** What the flags allow to be spent. */
export function allowedBy(flags: Flags): readonly Exclude<Risk, "looks">[] {
  return [...(flags.login === false ? [] : (["spends-a-login"] as const)), ...(flags.spendAnotherLogin === true ? (["spends-another-login"] as const) : []), ...(flags.send === true ? (["sends-mail"] as const) : []), ...(flags.tryAppend === true ? (["stores-a-copy"] as const) : []), ...(flags.patient === undefined ? [] : (["waits"] as const)), ...(flags.bisect === undefined ? [] : (["sends-parts"] as const))];
}

/** Examines the mailbox, shows how far it came, and delivers the report. A fault of our own is told without a secret in it. */
export const diagnoseCommand: Action = async (given, terminal) => {
  const { target, world, flags, output, timeoutMs, stored, vantage, cutLetter, besides } = await readOrder(given, terminal);
  const interruption = listenForInterruption();
  const pasted = one(flags, "error");
  const reported = pasted === undefined ? undefined : reportedReply(pasted, world);
  if (reported !== undefined && reported.removed > 0) await terminal.tell(`cantsend: ${reported.removed === 1 ? "a password or token was" : `${reported.removed} passwords or tokens were`} taken out of the text of --error.\n`);
  const full: Target = reported?.observation.ok === true ? { ...target, reported: reported.observation.saw.text } : target;
  if (cutLetter !== undefined) await terminal.tell(`cantsend: --bisect: ${cutLetterWords(cutLetter, target.testAddress ?? target.address)}.\n`);
  const live = showProgress(full, terminal, output.detail === "full" ? "everything" : output.form === "text" ? "path" : "none");
  try {
    const outcome = await examine(full, world, {
      allow: allowedBy(flags),
      cut: interruption.cut,
      onProgress: live.onProgress,
      besides,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(vantage === undefined ? {} : { elsewhere: (measured, cut) => askVantage(vantage, measured, world, cut) }),
      before: [...(reported === undefined ? [] : [reported.observation]), ...storedObservations(stored, { vantage: world.vantage, at: world.wallClock().toISOString() })],
    });
    await live.end();
    const untried = cutLetter !== undefined && !interruption.cut.aborted && !outcome.caseFile.observations.some((each) => each.kind === "letter-cut");
    if (untried) await terminal.tell("cantsend: --bisect: the letter was not tried, since the server took no envelope to the mailbox itself.\n");
    const code = await deliver(outcome, output, terminal);
    return interruption.cut.aborted ? exitCodes.interrupted : code;
  } catch (error) {
    await live.end();
    if (error instanceof UsageError || error instanceof Interrupted) throw error;
    throw new Error(world.clean(error instanceof Error ? error.message : String(error)), { cause: error });
  } finally {
    interruption.stop();
  }
};
