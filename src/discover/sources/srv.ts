import type { Protocol, Security } from "../../model/route.ts";
import type { DiscoveredServer } from "../../model/settings-facts.ts";
import { Failed } from "../../world/classify.ts";
import type { World } from "../../world/world.ts";
import { ask, type Asked, type Asking, plainHost, plainPort } from "./asking.ts";

/** RFC 6186 and RFC 8314 section 5.1: the service names, and how each is protected. */
const services: readonly { readonly name: string; readonly protocol: Protocol; readonly security: Security }[] = [
  { name: "_submissions._tcp", protocol: "smtp", security: "tls" },
  { name: "_submission._tcp", protocol: "smtp", security: "starttls" },
  { name: "_imaps._tcp", protocol: "imap", security: "tls" },
  { name: "_imap._tcp", protocol: "imap", security: "starttls" },
  { name: "_pop3s._tcp", protocol: "pop", security: "tls" },
  { name: "_pop3._tcp", protocol: "pop", security: "starttls" },
];

/** Ports that speak TLS from the first byte, whatever the record calls them. */
const implicit = [465, 993, 995];

/** The servers that one service record names, or that it is not offered: a single target of "." says so (RFC 6186 section 3.4). */
function readRecords(service: (typeof services)[number], values: readonly string[]): { readonly servers: readonly DiscoveredServer[]; readonly offered: "yes" | "no" | "not-said" } {
  const records = values.map((value) => value.split(" ")).filter((record) => record.length === 4);
  if (records.length > 0 && records.every((record) => record[3] === ".")) return { servers: [], offered: "no" };
  // RFC 2782: the lowest priority first; among equals the heaviest.
  records.sort((a, b) => Number(a[0]) - Number(b[0]) || Number(b[1]) - Number(a[1]));
  const servers = records.flatMap((record): DiscoveredServer[] => {
    const host = plainHost(record[3]);
    const port = plainPort(record[2]);
    if (host === undefined || port === undefined) return [];
    // Some domains publish _submission for port 465; the port decides what is really spoken there.
    return [{ protocol: service.protocol, host, port, security: implicit.includes(port) ? "tls" : service.security, authentication: [] }];
  });
  return { servers, offered: servers.length > 0 ? "yes" : "not-said" };
}

/** What the domain publishes as SRV records, the preferred server of each service first. DNS can be forged on the way, so nothing of it is authenticated. */
export function serviceRecords(asking: Asking, world: World): Promise<Asked> {
  return ask("srv", `SRV records of ${asking.domain}`, world, async () => {
    const [server] = world.resolvers();
    if (server === undefined) throw new Failed("resolver-failed", "us", "no DNS server is configured on this machine");
    const outcomes = await Promise.allSettled(services.map((service) => world.ask({ name: `${service.name}.${asking.domain}`, type: "SRV", server, recursion: "desired" }, asking.until, asking.cut)));
    const [first] = outcomes;
    if (first?.status === "rejected" && outcomes.every((one) => one.status === "rejected")) throw first.reason;
    const read = outcomes.map((outcome, at) => {
      const service = services[at] as (typeof services)[number];
      return { service, ...readRecords(service, outcome.status === "rejected" ? [] : outcome.value.answers.filter((record) => record.type === "SRV").map((record) => record.value)) };
    });
    return { authenticated: "no", servers: read.flatMap((one) => [...one.servers]), notOffered: read.filter((one) => one.offered === "no").map((one) => one.service.name), pages: [], notes: [], doubts: [] };
  });
}
