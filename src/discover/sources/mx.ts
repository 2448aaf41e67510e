import type { Instant, World } from "../../world/world.ts";

/** The mail exchangers of a domain, the preferred one first. */
export async function mailExchangers(domain: string, world: World, until: Instant, cut: AbortSignal): Promise<readonly string[]> {
  const [server] = world.resolvers();
  if (server === undefined) return [];
  const answer = await world.ask({ name: domain, type: "MX", server, recursion: "desired" }, until, cut).catch(() => undefined);
  return (answer?.answers ?? [])
    .filter((record) => record.type === "MX")
    .map((record) => record.value.split(" "))
    .sort((a, b) => Number(a[0]) - Number(b[0]))
    .map((record) => String(record[1]).toLowerCase())
    // RFC 7505: a lone "." says that the domain takes no mail.
    .filter((host) => host !== ".");
}
