import type { ArrivalResult } from "../../model/arrival-facts.ts";
import type { Instant, World } from "../../world/world.ts";
import type { Resolve } from "../domain/question.ts";
import { evaluateSpf } from "../domain/spf.ts";

/** What SPF says of a sender at an address (RFC 7208), by our own evaluation over the resolver in use; undefined where no resolver is known. */
export async function rehearseSpf(address: string, sender: string, world: World, until: Instant, cut: AbortSignal): Promise<ArrivalResult | undefined> {
  const [server] = world.resolvers();
  if (server === undefined) return undefined;
  const resolve: Resolve = async (name, type) => {
    try {
      const reply = await world.ask({ name, type, server, recursion: "desired" }, until, cut);
      if (reply.rcode === "NXDOMAIN") return { state: "no-name" };
      if (reply.rcode !== "NOERROR") return { state: "failed", why: reply.rcode };
      const records = reply.answers.filter((record) => record.type === type);
      return records.length === 0 ? { state: "none" } : { state: "found", values: records.map((record) => record.value), ttl: Math.min(...records.map((record) => record.ttl)), authenticated: reply.authenticated, aliases: [] };
    } catch (error) {
      return { state: "failed", why: error instanceof Error ? error.message : String(error) };
    }
  };
  const { result, matched } = await evaluateSpf({ address, sender, helo: "", limits: "enforce" }, resolve);
  return { method: "spf", result, properties: matched === undefined ? [] : [`matched=${matched.term}`] };
}
