import { isIP } from "node:net";
import { readAddress } from "../../../ask/address.ts";
import { readServer } from "../../../ask/endpoint.ts";
import { readFilter, readMessageFile, readRecipients, registeredDomain } from "../../../ask/message/message-source.ts";
import { readMessage } from "../../../ask/message/read-message.ts";
import { readTarget } from "../../../ask/target.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { discover } from "../../../discover/discover.ts";
import type { Probe } from "../../../measure/probe.ts";
import { blockListProbe } from "../../../measure/probes/block-list.ts";
import { domainAgeProbe } from "../../../measure/probes/domain-age.ts";
import { filterProbe } from "../../../measure/probes/filter-verdict.ts";
import { recipientMxProbe } from "../../../measure/probes/recipient-mx.ts";
import { smtpLook } from "../../../measure/probes/smtp-look.ts";
import { systemLookup } from "../../../measure/probes/system-lookup.ts";
import { measure } from "../../../measure/run.ts";
import type { CaseFile } from "../../../model/case-file.ts";
import type { MessageForm } from "../../../model/message-facts.ts";
import type { Gap, Kind, Observation } from "../../../model/observation.ts";
import type { Target } from "../../../model/target.ts";
import { diagnose } from "../../../reason/diagnose.ts";
import { version } from "../../../version.ts";
import { nodeWorld } from "../../../world/node.ts";
import type { World } from "../../../world/world.ts";
import { Interrupted, listenForInterruption } from "../interruption.ts";
import { deliver, readOutputFlags } from "../output.ts";
import type { Action, Given } from "../program.ts";

type Flags = Given["flags"];
const one = (flags: Flags, name: string): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);
const many = (flags: Flags, name: string): readonly string[] => (Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : []);

const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** Who sends it: by the user's word, else by the message's own. A message without a sender has nobody. */
function targetOf(form: MessageForm, flags: Flags): Target {
  const from = one(flags, "from");
  const own = form.from.find((address) => {
    try {
      return readAddress(address).domain !== "";
    } catch {
      return false;
    }
  });
  const address = from ?? own;
  const smtp = one(flags, "smtp");
  const security = one(flags, "security");
  if (address !== undefined) return { ...readTarget({ address, ...(smtp === undefined ? {} : { smtp }), ...(security === undefined ? {} : { security }) }), controls: [] };
  if (smtp !== undefined) throw new UsageError("--smtp: the message has no sender; give one with --from too.");
  return { address: "", domain: "", from: "", history: "not-said", controls: [] };
}

function sendingAddress(text: string): string {
  if (isIP(text) === 0) throw new UsageError(`--sends-from: ${quoted(text)} is no IP address.`);
  return text;
}

/** What is asked of others: nothing but what the user's flags want. */
function probesFor(message: Uint8Array, form: MessageForm, target: Target, flags: Flags): readonly Probe[] {
  const filters = many(flags, "filter").map(readFilter);
  const sendsFrom = many(flags, "sendsFrom").map(sendingAddress);
  const domains = target.domain === "" ? form.linkHosts : [target.domain, ...form.linkHosts];
  const names = flags.lists === true ? [...sendsFrom, ...new Set(domains.filter((host) => isIP(host) === 0).map(registeredDomain))] : [];
  if (flags.lists !== true && sendsFrom.length > 0) throw new UsageError("--sends-from names an address for the block lists; give --lists too.");
  if (flags.age === true && target.domain === "") throw new UsageError("--age: the message has no sender whose domain could be asked about; give one with --from.");
  return [
    ...(filters.length === 0 ? [] : [filterProbe(message, { from: target.from, to: form.to }, filters)]),
    ...(target.submission === undefined ? [] : [systemLookup, smtpLook]),
    ...(many(flags, "to").length === 0 ? [] : [recipientMxProbe(form.to.map(domainOf))]),
    ...(names.length === 0 ? [] : [blockListProbe(names)]),
    ...(flags.age === true ? [domainAgeProbe(registeredDomain(target.domain))] : []),
  ] as unknown as readonly Probe[];
}

function withGaps(caseFile: CaseFile): CaseFile {
  const wanted: readonly (readonly [Kind, string])[] = [
    ["filter-verdict", "no filter was named"],
    ["block-list", "the links would be told to the operators of lists"],
    ["domain-age", "the registry was not to be asked"],
  ];
  const gaps = wanted.filter(([kind]) => !caseFile.observations.some((seen) => seen.kind === kind)).map(([kind, detail]): Gap => ({ kind, about: { on: "message" }, why: "not-allowed", detail }));
  return { ...caseFile, gaps: [...caseFile.gaps, ...gaps] };
}

function observed(form: MessageForm, world: World): Observation {
  return { id: "o1", kind: "message-form", about: { on: "message" }, vantage: world.vantage, at: world.wallClock().toISOString(), startedMs: 0, tookMs: 0, ok: true, saw: form };
}

/** Says what receivers' filters will make of a message. Nothing leaves the machine but what a flag allows. */
export const messageCommand: Action = async (given, terminal) => {
  const [path] = given.words;
  const { flags } = given;
  if (path === undefined) throw new UsageError("which message? Give the file: cantsend message FILE.eml (mail programs write one with Save as).");
  const output = readOutputFlags(given);
  const to = readRecipients(many(flags, "to"));
  const { message, totalBytes } = readMessageFile(path);
  const world = nodeWorld({ dns: many(flags, "dns").map((text) => readServer(text, "--dns")) });
  const read = readMessage(message, { to, bulk: flags.bulk === true ? "yes" : "by-its-fields", now: world.wallClock() });
  const form: MessageForm = totalBytes === message.length ? read : { ...read, read: "in-part", bytes: totalBytes, wireBytes: totalBytes };
  const target = targetOf(form, flags);
  const probes = probesFor(message, form, target, flags);
  const interruption = listenForInterruption();
  try {
    const { named } = discover(target, world, AbortSignal.abort());
    const caseFile = withGaps(await measure(target, named, probes, world, { allow: ["looks"], writtenBy: version, cut: interruption.cut, before: [observed(form, world)] }));
    return await deliver({ caseFile, diagnosis: diagnose(caseFile) }, output, terminal);
  } catch (error) {
    if (error instanceof UsageError || error instanceof Interrupted) throw error;
    throw new Error(world.clean(error instanceof Error ? error.message : String(error)), { cause: error });
  } finally {
    interruption.stop();
  }
};
