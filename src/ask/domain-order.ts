import { isIP } from "node:net";
import type { DomainOrder, SenderOrder } from "../model/domain-order.ts";
import { sendingOperators } from "../model/sending-operators.ts";
import type { Target } from "../model/target.ts";
import { readAddress } from "./address.ts";
import { readDomain } from "./domain.ts";
import { readServer } from "./endpoint.ts";
import { quoted, UsageError } from "./usage-error.ts";

/** What the command line says of a domain, as it was typed. */
export interface DomainFlags {
  readonly domain: string;
  readonly sendsFrom: readonly string[];
  readonly through: readonly string[];
  readonly selector: readonly string[];
  readonly resolver: readonly string[];
  readonly from?: string;
  readonly ehlo?: string;
  readonly submission?: string;
  readonly publicHalf?: string;
}

function host(text: string, flag: string): string {
  const read = readDomain(text);
  if ("wrong" in read) throw new UsageError(`${flag}: ${quoted(text)} ${read.wrong}.`);
  if (!read.domain.includes(".")) throw new UsageError(`${flag}: ${quoted(text)} is no whole name; write it like mail.example.com.`);
  return read.domain.replace(/\.$/, "");
}

function sender(text: string, flag: string, role: SenderOrder["role"]): SenderOrder {
  const given = text.trim().toLowerCase();
  if (isIP(given) !== 0) return { given, kind: "address", role };
  if (sendingOperators.some((one) => one.id === given)) return { given, kind: "provider", role };
  if (!given.includes(".")) throw new UsageError(`${flag}: ${quoted(text)} is no address, no host, and none of ${sendingOperators.map((one) => one.id).join(", ")}.`);
  return { given: host(given, flag), kind: "host", role };
}

function selector(text: string): string {
  const bare = text.trim().replace(/\._domainkey.*$/i, "");
  if (!/^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(bare) || bare.length > 200) throw new UsageError(`--selector: ${quoted(text)} is no selector; it is what stands after s= in the DKIM-Signature line of a message.`);
  return bare;
}

/** Turns what the user says of a domain into a target without a mailbox. Throws `UsageError` with one sentence. */
export function readDomainTarget(flags: DomainFlags): Target {
  const domain = host(flags.domain.trim().replace(/^.*@/, ""), "domain");
  const from = flags.from === undefined ? `postmaster@${domain}` : readAddress(flags.from).address;
  const senders = [...flags.sendsFrom.map((text) => sender(text, "--sends-from", "sends")), ...flags.through.map((text) => sender(text, "--through", "candidate"))];
  const order: DomainOrder = {
    // Who sends today need not be tried a second time as a candidate.
    senders: senders.filter((one, at) => senders.findIndex((other) => other.given === one.given) === at),
    selectors: [...new Set(flags.selector.map(selector))],
    resolvers: flags.resolver.map((text) => readServer(text, "--resolver")),
    ...(flags.publicHalf === undefined ? {} : { publicHalf: flags.publicHalf }),
    ...(flags.submission === undefined ? {} : { submissionHost: host(flags.submission, "--submission") }),
    ...(flags.ehlo === undefined ? {} : { ehloName: host(flags.ehlo, "--ehlo") }),
  };
  return { address: from, domain, from, history: "not-said", controls: [], order };
}
