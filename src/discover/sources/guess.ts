import type { Route } from "../../model/route.ts";
import { submissionPorts } from "../../model/route.ts";
import type { Target } from "../../model/target.ts";
import type { Instant, World } from "../../world/world.ts";

const submissionNames = ["smtp", "mail", "submission"];
const accessNames = ["imap", "mail"];

/** Host names that exist out of those that providers commonly use, with the ports in the order of RFC 8314. All lie inside the mail domain. */
export async function guess(target: Target, world: World, until: Instant, open: { readonly submission: boolean; readonly access: boolean }): Promise<readonly Route[]> {
  const exists = async (hosts: readonly string[]) => {
    const found = await Promise.all(hosts.map((host) => world.systemLookup(host, until).catch(() => [])));
    return hosts.filter((_host, at) => (found[at]?.length ?? 0) > 0);
  };
  const frame = { source: "guess" as const, trust: "login" as const, because: "a common name inside the mail domain" };
  const inside = (names: readonly string[]) => names.map((name) => `${name}.${target.domain}`);
  // Small domains have everything on one machine, under the bare name.
  const [submission, access] = await Promise.all([open.submission ? exists([...inside(submissionNames), target.domain]) : [], open.access ? exists(inside(accessNames)) : []]);
  return [
    ...submission.flatMap((host) => submissionPorts.slice(0, 2).map((port): Route => ({ protocol: "smtp", host, ...port, ...frame }))),
    ...access.slice(0, 1).map((host): Route => ({ protocol: "imap", host, port: 993, security: "tls", ...frame })),
  ];
}
