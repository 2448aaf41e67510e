import { isIP } from "node:net";
import type { Kind, Subject } from "../../model/observation.ts";
import { sendingOperators } from "../../model/sending-operators.ts";
import type { SenderOrder } from "../../model/domain-order.ts";
import { Failed } from "../../world/classify.ts";
import { endpointOf, type Probe, type Walk } from "../probe.ts";
import type { Asker } from "./asker.ts";
import { lookAtExchangerTls } from "./exchanger-tls.ts";
import { lookAtKey } from "./dkim-key.ts";
import { discoverDmarc } from "./dmarc.ts";
import { addressesOf, findZoneServers, lookAtDane, lookAtExchangers, lookAtLocalName, lookAtMtaSts, lookAtPointers, lookAtRecord, lookAtReverse, lookThrough } from "./records.ts";
import { evaluateSpf } from "./spf.ts";
import { isSpfRecord, readSpfRecord } from "./spf-syntax.ts";

/** An address of the range that is reserved for discarding (RFC 6666 section 3): no record names it, so every term is tried. */
export const nobody = "100::1";
const slowMs = 20_000;
/** So many mail servers are talked to, each at so many addresses. */
const mostExchangers = 5;
const mostDoors = 2;
/** What is asked for where the user knows no selector: the commonest of servers that people run themselves. */
const commonSelectors = ["default", "dkim", "mail"];

const about = (name: string, type: string): Subject => ({ on: "name", name, type, resolver: "configured" });

/** Makes a probe of one kind that plans fixed subjects and takes one step for each. */
function simple<K extends Kind>(kind: K, asks: string, plan: Probe<K, never>["plan"], take: (subject: Extract<Subject, { on: "name" }>, world: Parameters<Probe["measure"]>[1], walk: Walk<K>) => Promise<import("../../model/observation.ts").Facts[K]>): Probe<K, never> {
  return {
    id: kind,
    gives: [kind],
    asks,
    needs: [],
    risk: "looks",
    timeoutMs: slowMs,
    plan,
    async measure(subject, world, walk) {
      if (subject.on === "name") await walk.step(kind, () => take(subject, world, walk));
    },
  };
}

/** The first address that a provider's own SPF record names: it stands for all of its servers. */
async function addressOfProvider(include: string, asker: Asker, depth = 0): Promise<string | undefined> {
  const found = await asker.resolve(include, "TXT");
  const record = found.state === "found" ? found.values.find(isSpfRecord) : undefined;
  if (record === undefined || depth > 4) return undefined;
  const { directives, redirect } = readSpfRecord(record);
  for (const one of directives) {
    if (one.mechanism === "ip4" && one.qualifier === "pass") return /^\+?ip4:([^/]+)/i.exec(one.text)?.[1];
    if (one.mechanism === "a" && one.target !== undefined && !one.target.includes("%")) {
      const { addresses } = await addressesOf(one.target, asker.resolve);
      if (addresses[0] !== undefined) return addresses[0];
    }
    if (one.mechanism === "include" && one.target !== undefined && !one.target.includes("%")) {
      const inner = await addressOfProvider(one.target, asker, depth + 1);
      if (inner !== undefined) return inner;
    }
  }
  return redirect === undefined || redirect.includes("%") ? undefined : addressOfProvider(redirect, asker, depth + 1);
}

/** The addresses that a sender sends from, as far as the DNS tells. Throws `Failed` where there are none. */
async function addressesOfSender(sender: SenderOrder, asker: Asker): Promise<readonly string[]> {
  if (sender.kind === "address") return [sender.given];
  if (sender.kind === "provider") {
    const operator = sendingOperators.find((one) => one.id === sender.given);
    const address = operator === undefined ? undefined : await addressOfProvider(operator.include, asker);
    if (address === undefined) throw new Failed("resolver-failed", "path", `the addresses of ${sender.given} could not be found out`);
    return [address];
  }
  const { state, addresses } = await addressesOf(sender.given, asker.resolve);
  if (addresses.length === 0) throw new Failed(state === "failed" ? "resolver-failed" : state === "no-name" ? "name-not-found" : "no-addresses", state === "failed" ? "path" : "them", `${sender.given} has no address`);
  return addresses;
}

/** The addresses by which a mail server is reached; IPv6 only where it has nothing else, since many lines lack it. */
function doorsOf(addresses: readonly string[]): readonly string[] {
  const four = addresses.filter((address) => isIP(address) === 4);
  return (four.length > 0 ? four : addresses).slice(0, mostDoors);
}

/** Everything that the DNS says of a domain and of those who send for it, over one asker, so that no question is asked twice. */
export function domainProbes(asker: Asker): readonly Probe[] {
  const ask = asker.resolve;
  const senders: Probe<"spf-evaluation" | "reverse-name", never> = {
    id: "domain-sender",
    gives: ["spf-evaluation", "reverse-name"],
    asks: "What does SPF say of those who send, and what is their address called?",
    needs: [],
    risk: "looks",
    timeoutMs: slowMs,
    plan: ({ target }) => (target.order?.senders ?? []).map((sender) => about(target.domain, `SPF for ${sender.given}`)),
    async measure(subject, _world, walk) {
      const sender = subject.on === "name" ? walk.target.order?.senders.find((one) => subject.type === `SPF for ${one.given}`) : undefined;
      if (sender === undefined) return;
      let addresses: readonly string[] | undefined;
      const helo = walk.target.order?.ehloName ?? (sender.kind === "host" ? sender.given : walk.target.domain);
      const evaluate = async (address: string) => ({ ...(await evaluateSpf({ address, sender: walk.target.from, helo, limits: "enforce" }, ask)), given: sender.given });
      await walk.step("spf-evaluation", async () => {
        addresses = await addressesOfSender(sender, asker);
        return evaluate(addresses[0] ?? "");
      });
      for (const address of (addresses ?? []).slice(1)) await walk.step("spf-evaluation", () => evaluate(address));
      // A provider's own names are its own affair.
      if (sender.kind !== "provider") for (const address of addresses ?? []) await walk.step("reverse-name", () => lookAtReverse(address, ask));
    },
  };
  const dane: Probe<"dane-record", "mail-exchangers"> = {
    id: "dane-record",
    gives: ["dane-record"],
    asks: "Does DNSSEC vouch for the certificates of the mail servers?",
    needs: ["mail-exchangers"],
    risk: "looks",
    timeoutMs: slowMs,
    plan: (seen) => seen.of("mail-exchangers").flatMap((one) => (one.ok && one.saw.state === "found" ? one.saw.exchangers.filter((mx) => mx.state === "found").map((mx) => about(mx.host, "TLSA")) : [])),
    async measure(subject, _world, walk) {
      if (subject.on === "name") await walk.step("dane-record", () => lookAtDane(subject.name, ask));
    },
  };
  // Only where the domain announces something that the certificate has to fit: nobody else's server is talked to for nothing.
  const certificates: Probe<"exchanger-tls", "mail-exchangers" | "dane-record" | "mta-sts"> = {
    id: "exchanger-tls",
    gives: ["exchanger-tls"],
    asks: "Do the certificates of the mail servers fit what the domain announces about them?",
    needs: ["mail-exchangers", "dane-record", "mta-sts"],
    risk: "looks",
    timeoutMs: slowMs,
    plan(seen) {
      // What is announced must be known first: the records are compared in the one connection that is made.
      const known = (host: string) => [...seen.of("dane-record"), ...seen.gaps("dane-record")].some((one) => one.about.on === "name" && one.about.name === host);
      if (seen.of("mta-sts").length + seen.gaps("mta-sts").length === 0) return [];
      const policy = seen.of("mta-sts").some((one) => one.ok && one.saw.policy?.state === "fetched" && one.saw.policy.mode !== "none");
      const announced = (host: string) => policy || seen.of("dane-record").some((one) => one.ok && one.saw.host === host && one.saw.state === "found");
      return seen.of("mail-exchangers").flatMap((one) =>
        one.ok && one.saw.state === "found" ? one.saw.exchangers.slice(0, mostExchangers).flatMap((mx) => (known(mx.host) && announced(mx.host) ? doorsOf(mx.addresses).map((address): Subject => ({ on: "endpoint", protocol: "smtp", host: mx.host, address, port: 25, security: "starttls" })) : [])) : [],
      );
    },
    async measure(subject, world, walk, seen) {
      const { host, address } = endpointOf(subject);
      const record = seen.of("dane-record").find((one) => one.ok && one.saw.host === host);
      const tlsa = record?.ok ? record.saw.values : [];
      await walk.step("exchanger-tls", () => lookAtExchangerTls({ host, address, domain: walk.target.domain, tlsa }, world, walk));
    },
  };
  const views: Probe<"server-view", "zone-servers"> = {
    id: "server-view",
    gives: ["server-view"],
    asks: "Does every name server say the same, and what do the resolvers remember?",
    needs: ["zone-servers"],
    risk: "looks",
    timeoutMs: 6_000,
    plan: (seen) => [
      ...[...new Set([...seen.resolvers.slice(0, 1), ...(seen.target.order?.resolvers ?? [])])].map((resolver): Subject => ({ on: "name", name: seen.target.domain, type: "view", resolver })),
      ...seen.of("zone-servers").flatMap((one) => (one.ok ? one.saw.servers.flatMap((server) => server.addresses.filter((address) => isIP(address) === 4).slice(0, 1).map((address): Subject => ({ on: "name", name: seen.target.domain, type: `view of ${server.name}`, resolver: address }))) : [])),
    ],
    async measure(subject, world, walk, seen) {
      if (subject.on !== "name") return;
      const zone = seen.of("zone-servers").find((one) => one.ok);
      const name = subject.type.startsWith("view of ") ? subject.type.slice("view of ".length) : undefined;
      const host = walk.target.order?.submissionHost;
      await walk.step("server-view", () => lookThrough(subject.resolver, { domain: subject.name, ...(name === undefined || !zone?.ok ? {} : { zone: zone.saw.zone, name }), ...(host === undefined ? {} : { host }) }, world, walk.until, walk.cut));
    },
  };
  const selectors: Probe<"dkim-key", never> = simple(
    "dkim-key",
    "Are the DKIM keys published whole?",
    ({ target }) => selectorsOf(target.order).map(({ selector }) => about(target.domain, `DKIM ${selector}`)),
    (subject, _world, walk) => {
      const wanted = selectorsOf(walk.target.order).find(({ selector }) => subject.type === `DKIM ${selector}`);
      const publicHalf = walk.target.order?.publicHalf;
      return lookAtKey({ selector: wanted?.selector ?? "", from: wanted?.from ?? "", domain: subject.name, ...(publicHalf === undefined ? {} : { publicHalf }) }, ask);
    },
  );
  return [
    simple("mail-exchangers", "Which servers receive for the domain?", ({ target }) => [about(target.domain, "MX")], (subject) => lookAtExchangers(subject.name, ask)),
    simple("spf-survey", "Can the SPF record be evaluated, and what does it cost?", ({ target }) => [about(target.domain, "SPF")], (_subject, _world, walk) => evaluateSpf({ address: nobody, sender: walk.target.from, helo: walk.target.domain, limits: "count" }, ask)),
    senders,
    selectors,
    simple("dmarc-policy", "What does the domain ask of receivers?", ({ target }) => [about(target.domain, "DMARC")], (subject) => discoverDmarc(subject.name, ask)),
    simple("mta-sts", "Does the domain demand encryption (MTA-STS)?", ({ target }) => [about(target.domain, "MTA-STS")], (subject, world, walk) => lookAtMtaSts(subject.name, ask, world, walk.until, walk.cut)),
    simple(
      "published-record",
      "What else is published?",
      ({ target }) => [about(`_smtp._tls.${target.domain}`, "TLS-RPT"), about(`default._bimi.${target.domain}`, "BIMI"), about(target.domain, "CAA")],
      (subject) => (subject.type === "CAA" ? lookAtRecord(subject.name, "CAA", "", ask) : lookAtRecord(subject.name, "TXT", subject.type === "BIMI" ? "v=BIMI1" : "v=TLSRPTv1", ask)),
    ),
    dane,
    certificates,
    simple("zone-servers", "Which name servers does the domain have?", ({ target }) => [about(target.domain, "NS")], (subject) => findZoneServers(subject.name, asker)),
    views,
    simple("record-pointers", "Whose servers do the records lead to?", ({ target }) => [about(target.domain, "pointers")], (subject, _world, walk) => lookAtPointers(subject.name, walk.target.order?.submissionHost, ask)),
    simple(
      "local-name",
      "Does this machine find the same address as the rest of the world?",
      ({ target }) => (target.order?.submissionHost === undefined ? [] : [about(target.order.submissionHost, "address")]),
      (subject, world, walk) => lookAtLocalName(subject.name, ask, world, walk.until),
    ),
  ] as readonly unknown[] as readonly Probe[];
}

/** The selectors to look at: the user's, those of the operators that send, and else the commonest. */
export function selectorsOf(order: { readonly selectors: readonly string[]; readonly senders: readonly SenderOrder[] } | undefined): readonly { readonly selector: string; readonly from: string }[] {
  const given = (order?.selectors ?? []).map((selector) => ({ selector, from: "you" }));
  const providers = (order?.senders ?? []).flatMap((sender) => sendingOperators.filter((one) => one.id === sender.given).flatMap((one) => one.selectors.map((selector) => ({ selector, from: one.name }))));
  const all = [...given, ...providers];
  const chosen = all.length > 0 ? all : [...sendingOperators.flatMap((one) => one.selectors.map((selector) => ({ selector, from: `the customs of ${one.name}` }))), ...commonSelectors.map((selector) => ({ selector, from: "common custom" }))];
  return chosen.filter((one, at) => chosen.findIndex((other) => other.selector === one.selector) === at);
}
