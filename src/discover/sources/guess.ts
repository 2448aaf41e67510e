import { submissionPorts } from "../../model/route.ts";
import type { DiscoveredServer } from "../../model/settings-facts.ts";
import type { Target } from "../../model/target.ts";
import type { Instant, World } from "../../world/world.ts";
import type { Asked } from "./asking.ts";

const submissionNames = ["smtp", "mail", "submission"];
const accessNames = ["imap", "mail"];

/** Which of the two directions nobody else has named a server for. */
interface Open {
  readonly submission: "wanted" | "known";
  readonly access: "wanted" | "known";
}

/** Host names that exist out of those that providers commonly use, with the ports in the order of RFC 8314. All lie inside the mail domain. */
export async function guess(target: Target, world: World, until: Instant, open: Open): Promise<Asked> {
  const begunAt = world.now();
  const exists = async (hosts: readonly string[]) => {
    const found = await Promise.all(hosts.map((host) => world.systemLookup(host, until).catch(() => [])));
    return hosts.filter((_host, at) => (found[at]?.length ?? 0) > 0);
  };
  const inside = (names: readonly string[]) => names.map((name) => `${name}.${target.domain}`);
  // Small domains have everything on one machine, under the bare name.
  const [submission, access] = await Promise.all([
    open.submission === "wanted" ? exists([...inside(submissionNames), target.domain]) : [],
    open.access === "wanted" ? exists(inside(accessNames)) : [],
  ]);
  const servers: DiscoveredServer[] = [
    ...submission.flatMap((host) => submissionPorts.slice(0, 2).map((port): DiscoveredServer => ({ protocol: "smtp", host, ...port, authentication: [] }))),
    ...access.slice(0, 1).map((host): DiscoveredServer => ({ protocol: "imap", host, port: 993, security: "tls", authentication: [] })),
  ];
  const place = "a common name inside the mail domain";
  return { source: "guess", place, tookMs: Math.round(world.now() - begunAt), outcome: { ok: true, saw: { source: "guess", place, authenticated: "no", servers, notOffered: [], pages: [], notes: [], doubts: ["a guess: nobody says that these are the servers"] } } };
}
