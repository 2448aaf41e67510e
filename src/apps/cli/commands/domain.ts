import { readFileSync } from "node:fs";
import { readDomainTarget } from "../../../ask/domain-order.ts";
import { readServer } from "../../../ask/endpoint.ts";
import { fileTrouble } from "../../../ask/files.ts";
import { readMessageFile, registeredDomain } from "../../../ask/message/message-source.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { examineDomain } from "../../../examine-domain.ts";
import { signersOf } from "../../../measure/domain/dkim-verify.ts";
import { readTrace } from "../../../measure/dialogue/trace-fields.ts";
import { Secret } from "../../../model/secret.ts";
import { domainLine, domainToJson, renderDomain } from "../../../report/domain.ts";
import { nodeWorld } from "../../../world/node.ts";
import { publicHalfOf } from "../../../world/secrets.ts";
import { exitCodes } from "../exit-codes.ts";
import { listenForInterruption } from "../interruption.ts";
import { jsonText } from "../json-text.ts";
import { keepFile, readOutputFlags } from "../output.ts";
import type { Action, Given } from "../program.ts";

type Flags = Given["flags"];
const one = (flags: Flags, name: string): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);
const many = (flags: Flags, name: string): readonly string[] => (Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : []);

function readText(path: string, flag: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${flag}: ${quoted(path)} cannot be read: ${fileTrouble(error)}.`);
  }
}

function publicHalf(path: string): string {
  const half = publicHalfOf(new Secret(readText(path, "--private-key")));
  if (half === undefined) throw new UsageError(`--private-key: ${quoted(path)} holds no private key that can be read without a passphrase; a PEM file is wanted.`);
  return half;
}

/** The world that a domain is examined in. */
export function domainWorld(flags: Flags) {
  return nodeWorld({ dns: many(flags, "dns").map((text) => readServer(text, "--dns")), ca: many(flags, "ca").map((path) => readText(path, "--ca")) });
}

/** What the header of a message that arrived tells of who sends for the domain: the address that handed it over, and the selectors of the domain's own signatures. */
function senderOf(path: string, domain: string): { readonly sendsFrom: readonly string[]; readonly selector: readonly string[] } {
  const { message } = readMessageFile(path);
  const { sentFrom } = readTrace(Buffer.from(message).toString("latin1").split(/\r?\n/));
  const selector = signersOf(message).filter((one) => one.domain === domain || one.domain.endsWith(`.${domain}`) || domain.endsWith(`.${one.domain}`)).map((one) => one.selector);
  if (sentFrom === undefined && selector.length === 0) throw new UsageError(`--arrived: ${quoted(path)} names neither the address that sent it nor a signature of ${domain}; save it from the mailbox that received it, and from another provider than the sender's own.`);
  return { sendsFrom: sentFrom === undefined ? [] : [sentFrom], selector };
}

/** Examines a domain and prints what is wrong, what to publish, and what receivers will say. */
export const domainCommand: Action = async (given, terminal) => {
  const { flags } = given;
  const key = one(flags, "privateKey");
  const optional = Object.fromEntries((["from", "ehlo", "submission"] as const).flatMap((name) => (one(flags, name) === undefined ? [] : [[name, one(flags, name)]])));
  const arrived = one(flags, "arrived");
  const found = arrived === undefined ? { sendsFrom: [], selector: [] } : senderOf(arrived, (given.words[0] ?? "").replace(/^.*@/, "").toLowerCase());
  const target = readDomainTarget({
    domain: given.words[0] ?? "",
    sendsFrom: [...many(flags, "sendsFrom"), ...found.sendsFrom],
    through: many(flags, "through"),
    selector: [...many(flags, "selector"), ...found.selector],
    resolver: many(flags, "resolver"),
    ...optional,
    ...(key === undefined ? {} : { publicHalf: publicHalf(key) }),
  });
  const output = readOutputFlags(given);
  const interruption = listenForInterruption();
  try {
    const { caseFile, diagnosis, judgement, verdict } = await examineDomain(target, domainWorld(flags), {
      cut: interruption.cut,
      ...(flags.lists === true ? { listed: [registeredDomain(target.domain), ...(target.order?.senders ?? []).filter((sender) => sender.kind === "address").map((sender) => sender.given)] } : {}),
      ...(flags.age === true ? { aged: registeredDomain(target.domain) } : {}),
    });
    const kept = await keepFile(output.casePath, () => jsonText(caseFile), terminal);
    await terminal.print(
      output.form === "json" ? jsonText(domainToJson(judgement, verdict, diagnosis, caseFile)) : output.form === "line" ? domainLine(judgement, verdict) : renderDomain(judgement, verdict, caseFile, { width: terminal.width, colour: terminal.colour, detail: output.detail }),
    );
    return interruption.cut.aborted ? exitCodes.interrupted : kept === "lost" ? exitCodes.ourFault : exitCodes[verdict];
  } finally {
    interruption.stop();
  }
};
