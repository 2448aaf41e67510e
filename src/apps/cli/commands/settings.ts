import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { readAddress } from "../../../ask/address.ts";
import { readDomain } from "../../../ask/domain.ts";
import { fileTrouble } from "../../../ask/files.ts";
import type { FoundSettings } from "../../../ask/programs/reader.ts";
import { accountsOf, storedObservations, withStored } from "../../../ask/stored-target.ts";
import { readTarget } from "../../../ask/target.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { examine, lookAgain } from "../../../examine.ts";
import type { CaseFile } from "../../../model/case-file.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { SettingsReport } from "../../../model/settings-report.ts";
import type { Target } from "../../../model/target.ts";
import { settingsReport } from "../../../reason/settings-report.ts";
import { appleProfile } from "../../../report/apple-profile.ts";
import { safe } from "../../../report/safe.ts";
import { renderChange, renderSettings } from "../../../report/settings-text.ts";
import { nodeWorld } from "../../../world/node.ts";
import { exitCodes } from "../exit-codes.ts";
import { listenForInterruption } from "../interruption.ts";
import { jsonText } from "../json-text.ts";
import { keepCase, keptCasePath, readKeptCase } from "../kept-case.ts";
import { type Flags, many, one, surroundings, targetFlags, timeoutOf } from "../measuring-flags.ts";
import { readOutputFlags, writable, writeWhole } from "../output.ts";
import type { Action } from "../program.ts";
import { readStored } from "../stored.ts";
import type { Terminal } from "../terminal.ts";

const codes = { right: exitCodes.healthy, wrong: exitCodes.named, undecided: exitCodes.undecided } as const;

/** The settings in use: from --client, or from everything that programs on this machine keep for this mailbox. */
async function inUse(address: string, flags: Flags, terminal: Terminal): Promise<readonly FoundSettings[]> {
  const named = await readStored(address, flags, terminal);
  if (named.of !== undefined) return [named.of, ...named.all.filter((other) => other !== named.of)];
  if (flags.machine === false || one(flags, "smtp") !== undefined) return [];
  const { findOnMachine } = await import("../../../ask/programs/find-settings.ts");
  const { found, trouble } = await findOnMachine();
  if (flags.verbose === true) for (const each of trouble) await terminal.tell(`cantsend: ${each}\n`);
  const own = accountsOf(found, address).filter((each) => each.facts.addresses.length > 0 || each.facts.submission?.user?.value.includes("@") === true);
  // Of the others only those count that share the server: they tell whose it is.
  const hosts = new Set(own.map((each) => each.facts.submission?.host?.value.toLowerCase()));
  const sharing = found.filter((each) => !own.includes(each) && each.facts.submission?.host !== undefined && hosts.has(each.facts.submission.host.value.toLowerCase()));
  return [...own, ...sharing];
}

/** A UUID that stays the same for the same words (RFC 9562 section 5.8), so that a newer profile takes the place of an older one. */
function steadyId(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`.toUpperCase();
}

async function writeProfile(path: string, report: SettingsReport, terminal: Terminal): Promise<"written" | "not-written"> {
  const proven = (protocols: readonly string[]) => {
    const fitting = report.right.filter((server) => protocols.includes(server.protocol) && server.security !== "none" && server.wire.state !== "disagrees");
    return fitting.find((server) => server.wire.state === "agrees") ?? fitting[0];
  };
  const outgoing = proven(["smtp"]);
  const incoming = proven(["imap"]) ?? proven(["pop"]);
  if (outgoing === undefined || incoming === undefined) {
    await terminal.tell("cantsend: no profile was written: it takes an incoming and an outgoing server with encryption that do not fail on the wire.\n");
    return "not-written";
  }
  try {
    writeWhole(path, appleProfile({ address: report.address, incoming, outgoing, profileId: steadyId(`cantsend profile ${report.address}`), accountId: steadyId(`cantsend account ${report.address}`) }));
    await terminal.tell(`cantsend: the profile is in ${quoted(path)}; opened on a Mac, iPhone or iPad it sets up the account and asks for the password.\n`);
    return "written";
  } catch (error) {
    await terminal.tell(`cantsend: ${quoted(path)} could not be written: ${fileTrouble(error)}.\n`);
    return "not-written";
  }
}

function domainsOf(texts: readonly string[]): readonly string[] {
  return texts.map((text) => {
    const read = readDomain(text);
    if ("wrong" in read) throw new UsageError(`--follow: ${quoted(text)} is no domain: it ${read.wrong}.`);
    return read.domain;
  });
}

/** Finds the right settings, reads those in use, and shows the difference; with --verify, looks again after a change. No login is made. */
export const settingsCommand: Action = async (given, terminal) => {
  const { flags } = given;
  const [typed] = given.words;
  if (flags.undo === true) {
    const { path } = (await import("../apply.ts")).undo(process.env);
    await terminal.print(`${safe(path)} is again as it was before the last change.\n`);
    return 0;
  }
  if (typed === undefined) throw new UsageError("whose settings? Give the mail address: cantsend settings name@example.com.");
  const { address } = readAddress(typed);
  const output = readOutputFlags(given);
  if (output.form !== "text" && (flags.apply === true || flags.preview === true)) throw new UsageError("--apply and --preview show a change as text; leave --json and --quiet out.");
  const profilePath = one(flags, "profile");
  if (profilePath !== undefined) writable(profilePath, "--profile");
  const timeoutMs = timeoutOf(flags);
  const follow = domainsOf(many(flags, "follow"));
  const stored = await inUse(address, flags, terminal);
  const [first] = stored;
  const own = first !== undefined && accountsOf([first], address).length > 0 ? first : undefined;
  const said = targetFlags(typed, flags);
  const target: Target = readTarget(own === undefined ? said : withStored(said, own.facts));
  const earlier = flags.verify === true ? await readKeptCase(one(flags, "before"), address, process.env) : undefined;
  const world = nodeWorld(surroundings(flags));
  const interruption = listenForInterruption();
  let outcome: { readonly caseFile: CaseFile; readonly diagnosis: Diagnosis };
  try {
    const options = {
      cut: interruption.cut,
      before: storedObservations(stored, { vantage: world.vantage, at: world.wallClock().toISOString() }),
      discovery: { ask: "everyone" as const, follow },
      along: "every-route" as const,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
    outcome = earlier === undefined ? await examine(target, world, options) : await lookAgain(target, world, earlier, options);
  } finally {
    interruption.stop();
  }
  const report = settingsReport(outcome.caseFile, outcome.diagnosis);
  const before = earlier === undefined ? undefined : settingsReport(earlier, (await import("../../../reason/diagnose.ts")).diagnose(earlier));
  await keepCase(output.casePath ?? keptCasePath(address, process.env), outcome.caseFile, terminal);
  const profile = profilePath === undefined ? "written" : await writeProfile(profilePath, report, terminal);
  await show(report, before, outcome, output, terminal);
  if (interruption.cut.aborted) return exitCodes.interrupted;
  if (flags.apply === true || flags.preview === true) await (await import("../offer-fix.ts")).offerFix(report, stored, flags.apply === true ? "apply" : "preview", terminal);
  return profile === "not-written" && report.verdict === "right" ? exitCodes.undecided : codes[report.verdict];
};

async function show(report: SettingsReport, before: SettingsReport | undefined, outcome: { readonly caseFile: CaseFile; readonly diagnosis: Diagnosis }, output: ReturnType<typeof readOutputFlags>, terminal: Terminal): Promise<void> {
  if (output.form === "json") {
    const { settingsToJson } = await import("../../../report/settings-json.ts");
    return void (await terminal.print(jsonText(settingsToJson(report, before, outcome.diagnosis, outcome.caseFile))));
  }
  const look = { width: terminal.width, colour: terminal.colour, detail: output.detail };
  if (output.form === "line") return void (await terminal.print(`${report.address}: ${report.verdict}\n`));
  await terminal.print(renderSettings(report, look));
  if (before !== undefined) await terminal.print(`\n${renderChange(before, report, look)}`);
  if (outcome.diagnosis.verdict !== "named") return;
  const { renderText } = await import("../../../report/text.ts");
  await terminal.print(`\n${renderText(outcome.diagnosis, outcome.caseFile, look)}`);
}
