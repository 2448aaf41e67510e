import { isIP } from "node:net";
import type { Asked, DaneFacts, ExchangerFacts, LocalNameFacts, MailExchangersFacts, MtaStsFacts, PointerFacts, PublishedFacts, ReverseFacts, ServerViewFacts, ZoneServersFacts } from "../../model/domain-facts.ts";
import { operatorOf } from "../../model/sending-operators.ts";
import type { World } from "../../world/world.ts";
import { inNetwork, readAddress, reverseName } from "./address.ts";
import type { Asker } from "./asker.ts";
import { type Found, plainName, type RecordType, type Resolve } from "./question.ts";
import { isSpfRecord } from "./spf-syntax.ts";

/** RFC 8461 section 3.3: a policy is short; this is more than any needs. */
const maxPolicyBytes = 64 * 1024;
/** So many exchangers, names of one address, and name servers are looked at. */
const mostExchangers = 20;
const mostNames = 10;
const mostServers = 8;

const valuesOf = (found: Found): readonly string[] => (found.state === "found" ? found.values : []);
const whyOf = (found: Found) => (found.state === "failed" ? { why: found.why } : {});
const ttlOf = (found: Found) => (found.state === "found" ? { ttl: found.ttl } : {});

/** Both kinds of address of a host: found where one is, failed where one could not be asked and the other has none. */
export async function addressesOf(host: string, ask: Resolve): Promise<{ readonly state: Asked; readonly addresses: readonly string[]; readonly aliases: readonly string[] }> {
  const [v4, v6] = await Promise.all([ask(host, "A"), ask(host, "AAAA")]);
  const addresses = [...valuesOf(v4), ...valuesOf(v6)];
  const aliases = [v4, v6].flatMap((found) => (found.state === "found" ? found.aliases : []));
  if (addresses.length > 0) return { state: "found", addresses, aliases };
  return { state: v4.state === "failed" || v6.state === "failed" ? "failed" : v4.state === "no-name" ? "no-name" : "none", addresses, aliases };
}

async function exchanger(value: string, ask: Resolve): Promise<ExchangerFacts> {
  const [preference = "0", name = ""] = value.split(" ");
  const host = plainName(name);
  const base = { preference: Number(preference), host };
  if (isIP(host) !== 0) return { ...base, addresses: [], state: "address-as-name" };
  const { state, addresses, aliases } = await addressesOf(host, ask);
  // RFC 2181 section 10.3: the name of an exchanger must not be an alias.
  return { ...base, addresses, state: aliases.length > 0 ? "alias" : state };
}

/** The mail exchangers of a domain with their addresses; without an MX record the domain's own address counts (RFC 5321 section 5.1). */
export async function lookAtExchangers(domain: string, ask: Resolve): Promise<MailExchangersFacts> {
  const found = await ask(domain, "MX");
  const values = valuesOf(found);
  if (found.state !== "found") {
    if (found.state !== "none") return { domain, state: found.state, exchangers: [], ...whyOf(found) };
    const own = await addressesOf(domain, ask);
    return { domain, state: "none", exchangers: own.state === "found" ? [{ preference: 0, host: domain, addresses: own.addresses, state: "found" }] : [] };
  }
  if (values.length === 1 && /^\d+ \.?$/.test(values[0] ?? "")) return { domain, state: "null-mx", exchangers: [], ttl: found.ttl };
  const exchangers = await Promise.all(values.slice(0, mostExchangers).map((value) => exchanger(value, ask)));
  return { domain, state: "found", exchangers: exchangers.toSorted((a, b) => a.preference - b.preference || (a.host < b.host ? -1 : 1)), ttl: found.ttl };
}

/** One record that is shown as it stands; of a TXT record only what begins with `version`. */
export async function lookAtRecord(name: string, type: "TXT" | "CAA", version: string, ask: Resolve): Promise<PublishedFacts> {
  const found = await ask(name, type);
  const values = valuesOf(found).filter((value) => value.toLowerCase().startsWith(version.toLowerCase()));
  return { name, state: found.state === "found" && values.length === 0 ? "none" : found.state, values, ...ttlOf(found), ...whyOf(found) };
}

/** The names of an address, and whether each leads back to it (RFC 8601 section 2.7.3 calls it iprev). */
export async function lookAtReverse(address: string, ask: Resolve): Promise<ReverseFacts> {
  const one = readAddress(address);
  if (one === undefined) throw new TypeError(`${address} is no IP address`);
  const found = await ask(reverseName(one), "PTR");
  const names = await Promise.all(
    valuesOf(found).slice(0, mostNames).map(async (value) => {
      const name = plainName(value);
      const back = await ask(name, one.family === 4 ? "A" : "AAAA");
      const confirms = valuesOf(back).some((other) => ((read) => read !== undefined && inNetwork(one, read, one.family === 4 ? 32 : 128))(readAddress(other)));
      return { name, addresses: valuesOf(back), confirms: confirms ? ("yes" as const) : back.state === "failed" ? ("unknown" as const) : ("no" as const) };
    }),
  );
  return { address, state: found.state, names, ...whyOf(found) };
}

/** Reads a policy (RFC 8461 section 3.2). */
function readPolicy(text: string): NonNullable<MtaStsFacts["policy"]> {
  const lines = text.split(/\r?\n/).flatMap((line) => (/^\s*([A-Za-z0-9_]+)\s*:\s*(.*?)\s*$/.exec(line) === null ? [] : [line.split(/:(.*)/s).slice(0, 2).map((part) => part.trim())]));
  const values = (name: string) => lines.filter(([key]) => key === name).map(([, value]) => value ?? "");
  const [mode] = values("mode");
  const age = Number(values("max_age")[0]);
  const mx = values("mx").map((pattern) => pattern.toLowerCase());
  const wrong = values("version")[0] !== "STSv1" ? "it does not begin with version: STSv1" : !["enforce", "testing", "none"].includes(mode ?? "") ? "mode: is none of enforce, testing and none" : mode !== "none" && mx.length === 0 ? "it names no mail server" : Number.isNaN(age) ? "max_age: is missing" : undefined;
  return { state: wrong === undefined ? "fetched" : "malformed", ...(mode === undefined ? {} : { mode }), mx, ...(Number.isNaN(age) ? {} : { maxAge: age }), ...(wrong === undefined ? {} : { why: wrong }) };
}

/** The MTA-STS record, and where there is one the policy behind it; a redirect counts as none (RFC 8461 section 3.3). */
export async function lookAtMtaSts(domain: string, ask: Resolve, world: Pick<World, "httpGet">, until: number, cut: AbortSignal): Promise<MtaStsFacts> {
  const record = await lookAtRecord(`_mta-sts.${domain}`, "TXT", "v=STSv1", ask);
  if (record.state !== "found") return { record };
  try {
    const answer = await world.httpGet(`https://mta-sts.${domain}/.well-known/mta-sts.txt`, { maxBytes: maxPolicyBytes, verify: "yes", redirects: 0 }, until, cut);
    if (answer.status !== 200) return { record, policy: { state: "unreachable", mx: [], why: `the web server answers with status ${answer.status}` } };
    return { record, policy: readPolicy(Buffer.from(answer.body).toString("utf8")) };
  } catch (error) {
    return { record, policy: { state: "unreachable", mx: [], why: error instanceof Error ? error.message : String(error) } };
  }
}

/** The TLSA records of an exchanger (RFC 7672 section 2.2.1). */
export async function lookAtDane(host: string, ask: Resolve): Promise<DaneFacts> {
  const name = `_25._tcp.${host}`;
  const found = await ask(name, "TLSA");
  return { host, name, state: found.state, values: valuesOf(found), authenticated: found.state === "found" ? found.authenticated : "unknown", ...whyOf(found) };
}

/** The zone that a domain lies in and the servers that it names. */
export async function findZoneServers(domain: string, asker: Asker): Promise<ZoneServersFacts> {
  const labels = domain.split(".");
  let failed = "no";
  for (let at = 0; at < labels.length - 1; at += 1) {
    const zone = labels.slice(at).join(".");
    const found = await asker.resolve(zone, "NS");
    if (found.state === "failed") failed = "yes";
    if (found.state !== "found") continue;
    const servers = await Promise.all(
      found.values.slice(0, mostServers).map(async (value) => {
        const name = plainName(value);
        const { state, addresses } = await addressesOf(name, asker.resolve);
        return { name, addresses, state };
      }),
    );
    return { domain, zone, state: "found", servers: servers.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
  }
  return { domain, zone: domain, state: failed === "yes" ? "failed" : "none", servers: [] };
}

/** The questions whose answers mail depends on. */
function mailQuestions(domain: string, host: string | undefined): readonly (readonly [string, RecordType])[] {
  return [[domain, "MX"], [domain, "TXT"], [`_dmarc.${domain}`, "TXT"], ...(host === undefined ? [] : ([[host, "A"]] as const))];
}

/** What one server says when it is asked on its own. Throws `Failed` where it does not answer at all. */
export async function lookThrough(server: string, how: { readonly domain: string; readonly zone?: string; readonly name?: string; readonly host?: string }, world: Pick<World, "ask">, until: number, cut: AbortSignal): Promise<ServerViewFacts> {
  const role = how.zone === undefined ? ("resolver" as const) : ("authoritative" as const);
  const recursion = role === "resolver" ? ("desired" as const) : ("not-desired" as const);
  const zone = how.zone ?? how.domain;
  const soa = await world.ask({ name: zone, type: "SOA", server, recursion }, until, cut);
  const own = soa.answers.find((record) => record.type === "SOA");
  const serial = own === undefined ? undefined : Number(own.value.split(" ")[2]);
  const knowsZone = own !== undefined && soa.authoritative === "yes" ? ("yes" as const) : ("no" as const);
  const base = { server, role, ...(how.name === undefined ? {} : { name: how.name }), ...(how.zone === undefined ? {} : { zone, knowsZone }), ...(serial === undefined || Number.isNaN(serial) ? {} : { serial }) };
  if (role === "authoritative" && knowsZone === "no") return { ...base, answers: [] };
  const answers = await Promise.all(
    mailQuestions(how.domain, how.host).map(async ([name, type]) => {
      const reply = await world.ask({ name, type, server, recursion }, until, cut).catch(() => undefined);
      const mine = (reply?.answers ?? []).filter((record) => record.type === type && (type !== "TXT" || name !== how.domain || isSpfRecord(record.value)));
      const state: Asked = reply === undefined || !["NOERROR", "NXDOMAIN"].includes(reply.rcode) ? "failed" : mine.length > 0 ? "found" : reply.rcode === "NXDOMAIN" ? "no-name" : "none";
      return { question: `${type} ${name}`, state, values: mine.map((record) => record.value).toSorted(), ...(mine.length === 0 ? {} : { ttl: Math.min(...mine.map((record) => record.ttl)) }) };
    }),
  );
  return { ...base, answers };
}

/** Where the records of a domain lead that stay behind when its mail moves, by the operators that we know. */
export async function lookAtPointers(domain: string, host: string | undefined, ask: Resolve): Promise<PointerFacts> {
  const pointers: PointerFacts["pointers"][number][] = [];
  const add = (record: string, target: string, state: Asked) => {
    const operator = operatorOf(target);
    if (operator !== undefined) pointers.push({ record, target, operator: operator.name, state });
  };
  const [mx, txt, ...others] = await Promise.all([ask(domain, "MX"), ask(domain, "TXT"), ...["autoconfig", "autodiscover", "mail", "smtp"].map((label) => ask(`${label}.${domain}`, "CNAME"))]);
  for (const value of valuesOf(mx)) add("MX", plainName(value.replace(/^\d+ /, "")), "found");
  for (const value of valuesOf(txt).filter(isSpfRecord)) for (const [, target = ""] of value.matchAll(/(?:include:|redirect=)(\S+)/gi)) add("SPF", plainName(target), "found");
  others.forEach((found, at) => {
    for (const value of valuesOf(found)) add(`CNAME ${["autoconfig", "autodiscover", "mail", "smtp"][at]}.${domain}`, plainName(value), "found");
  });
  if (host !== undefined) add("submission host", host, "found");
  return { domain, pointers };
}

/** What this machine's library makes of a name beside what the DNS says: a hosts file and a split view show here. */
export async function lookAtLocalName(host: string, ask: Resolve, world: Pick<World, "systemLookup">, until: number): Promise<LocalNameFacts> {
  const [library, dns] = await Promise.all([world.systemLookup(host, until), addressesOf(host, ask)]);
  return { host, library: library.toSorted(), dns: dns.addresses.toSorted() };
}
