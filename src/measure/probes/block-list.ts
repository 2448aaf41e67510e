import { isIP } from "node:net";
import type { Subject } from "../../model/observation.ts";
import { askList, testList } from "../reputation/ask-list.ts";
import { type BlockList, blockLists, listsFor } from "../reputation/block-lists.ts";
import type { PlanView, Probe } from "../probe.ts";

/** Three questions and the list's own test, each over a resolver that may have to ask afar. */
const listMs = 12_000;
/** So many names are asked about: more links than this tell nothing more. */
const mostNames = 20;

/** The addresses of the hosts that send for a domain, where one is examined; a provider's are its own affair. */
function sendingAddresses(seen: PlanView<"spf-evaluation">): readonly string[] {
  const hosts = (seen.target.order?.senders ?? []).filter((sender) => sender.kind !== "provider" && sender.role === "sends").map((sender) => sender.given);
  return seen.of("spf-evaluation").flatMap((one) => (one.ok && one.saw.given !== undefined && hosts.includes(one.saw.given) ? [one.saw.address] : []));
}

/**
 * Asks public block lists about addresses and domains, each list after its own test (RFC 5782 section 5), over the resolver in use.
 * A probe for one run: what a list's test showed is remembered in it.
 */
export function blockListProbe(names: readonly string[], lists: readonly BlockList[] = blockLists): Probe<"block-list", "spf-evaluation"> {
  const tested = new Map<string, Promise<string | undefined>>();
  const kindOf = (name: string) => ({ 4: "ipv4", 6: "ipv6", 0: "domain" } as const)[isIP(name) as 0 | 4 | 6];
  return {
    id: "block-list",
    gives: ["block-list"],
    asks: "Is the address or the domain on a public block list?",
    needs: ["spf-evaluation"],
    risk: "looks",
    timeoutMs: listMs,
    plan(seen) {
      const [resolver] = seen.resolvers;
      if (resolver === undefined) return [];
      const wanted = [...new Set([...names, ...sendingAddresses(seen)])].slice(0, mostNames);
      return wanted.flatMap((name) => listsFor(name, kindOf(name), lists).map((list): Subject => ({ on: "name", name, type: `block-list ${list.id}`, resolver })));
    },
    async measure(subject, world, walk) {
      if (subject.on !== "name") return;
      const list = lists.find((one) => subject.type === `block-list ${one.id}`);
      if (list === undefined) return;
      await walk.step("block-list", async () => {
        const test = tested.get(list.id) ?? testList(list, subject.resolver, world, walk.until, walk.cut);
        tested.set(list.id, test);
        return askList(subject.name, list, await test, subject.resolver, world, walk.until, walk.cut);
      });
    },
  };
}
