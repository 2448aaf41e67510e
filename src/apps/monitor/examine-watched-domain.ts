import { isIP } from "node:net";
import { readDomainTarget } from "../../ask/domain-order.ts";
import { readServer } from "../../ask/endpoint.ts";
import { examineDomain } from "../../examine-domain.ts";
import { createAsker } from "../../measure/domain/asker.ts";
import { addressesOf } from "../../measure/domain/records.ts";
import type { Kind, Observation } from "../../model/observation.ts";
import { nodeWorld } from "../../world/node.ts";
import type { World } from "../../world/world.ts";
import { type Examined, rootsAt } from "./examine-account.ts";
import type { WatchedDomain, WatchSettings } from "./settings.ts";

/** Runs one examination of a domain. */
export type ExamineWatchedDomain = (domain: WatchedDomain, cut: AbortSignal) => Promise<Examined>;

const hourMs = 3_600_000;
/** Strangers are asked no more often than this, however often the domain is looked at: what they say changes slowly, and they count questions. */
const restMs = { "block-list": hourMs, "domain-age": 24 * hourMs } as const;

interface Remembered {
  readonly atMs: number;
  readonly said: readonly Observation[];
}

/** Examines domains with the settings of the watch. */
export function domainExaminer(settings: WatchSettings, makeWorld: () => World = worldOf(settings)): ExamineWatchedDomain {
  const remembered = new Map<string, Remembered>();
  return async (domain, cut) => {
    const world = makeWorld();
    const asker = createAsker(world, cut);
    const before: Observation[] = [];
    const asked: Kind[] = [];
    const now = world.wallClock().getTime();
    const isDue = (kind: keyof typeof restMs) => {
      const known = remembered.get(`${kind} ${domain.name}`);
      if (known === undefined || now - known.atMs >= restMs[kind]) return asked.push(kind) > 0;
      before.push(...known.said);
      return false;
    };
    const listed: string[] = [];
    if (domain.blockLists === "asked" && isDue("block-list")) {
      const hosts = domain.sendsFrom.filter((one) => isIP(one) === 0 && one.includes("."));
      const found = await Promise.all(hosts.map((host) => addressesOf(host, asker.resolve)));
      listed.push(domain.name, ...domain.sendsFrom.filter((one) => isIP(one) !== 0), ...found.flatMap((one) => one.addresses));
    }
    const aged = domain.registry === "asked" && isDue("domain-age") ? { aged: domain.name } : {};
    const target = readDomainTarget({ domain: domain.name, sendsFrom: domain.sendsFrom, through: [], selector: domain.selectors, resolver: [], ...(domain.ehlo === undefined ? {} : { ehlo: domain.ehlo }) });
    const { caseFile, diagnosis, verdict } = await examineDomain(target, world, { cut, asker, listed, ...aged, before: before.map((one, at) => ({ ...one, id: `o${at + 1}` })) });
    for (const kind of Object.keys(restMs) as Kind[]) {
      const said = caseFile.observations.filter((one) => one.kind === kind);
      // Who gave no answer is asked again next time.
      if (asked.includes(kind) && said.some((one) => one.ok)) remembered.set(`${kind} ${domain.name}`, { atMs: now, said });
    }
    return { caseFile, diagnosis: { ...diagnosis, verdict }, spent: { logins: 0, canaries: 0 } };
  };
}

function worldOf(settings: WatchSettings): () => World {
  const ca = settings.ca.map(rootsAt);
  const dns = settings.dns.map((text) => readServer(text, "dns"));
  return () => nodeWorld({ dns, ca });
}
