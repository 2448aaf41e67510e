import type { Protocol, Route, Security } from "../../model/route.ts";
import type { Instant, World } from "../../world/world.ts";

/** RFC 6186 and RFC 8314 section 5.1: the service names, and how each is protected. */
const services: readonly { readonly name: string; readonly protocol: Protocol; readonly security: Security }[] = [
  { name: "_submissions._tcp", protocol: "smtp", security: "tls" },
  { name: "_submission._tcp", protocol: "smtp", security: "starttls" },
  { name: "_imaps._tcp", protocol: "imap", security: "tls" },
  { name: "_imap._tcp", protocol: "imap", security: "starttls" },
  { name: "_pop3s._tcp", protocol: "pop", security: "tls" },
];

/** The routes that the domain publishes as SRV records; a target of "." says that the service is not offered. Trust is decided by the caller. */
export async function serviceRecords(domain: string, world: World, until: Instant, cut: AbortSignal): Promise<readonly Omit<Route, "trust">[]> {
  const [server] = world.resolvers();
  if (server === undefined) return [];
  const found = await Promise.all(
    services.map(async (service) => {
      const answer = await world.ask({ name: `${service.name}.${domain}`, type: "SRV", server, recursion: "desired" }, until, cut).catch(() => undefined);
      const records = (answer?.answers ?? []).filter((record) => record.type === "SRV").map((record) => record.value.split(" "));
      // RFC 2782: the lowest priority first; among equals the heaviest.
      records.sort((a, b) => Number(a[0]) - Number(b[0]) || Number(b[1]) - Number(a[1]));
      return records
        .filter((record) => record[3] !== undefined && record[3] !== ".")
        .map((record) => {
          const port = Number(record[2]);
          // Some domains publish _submission for port 465; the port decides what is really spoken there.
          return { protocol: service.protocol, host: String(record[3]).toLowerCase(), port, security: port === 465 ? ("tls" as const) : service.security, source: "srv" as const, because: `${service.name}.${domain} SRV` };
        });
    }),
  );
  return found.flat();
}
