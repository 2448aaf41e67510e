import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The second name server still serves the old address.",
  distinguishedBy: "the two name servers of the domain disagree, and their serials differ",
  world: (lab) => {
    const { dns, provider } = lab;
    dns.remove(provider.name, "AAAA");
    dns.remove(provider.name, "A");
    dns.add(provider.name, "A", provider.v4, { knower: "first" });
    dns.add(provider.name, "A", lab.spare[0] as string, { knower: "second" });
    lab.filters.add("isp", "output", `ip daddr ${lab.places.first} udp dport 53 drop`);
    lab.filters.add("isp", "output", `ip daddr ${lab.places.first} tcp dport 53 drop`);
  },
  proof: async (lab) => [[await dig(lab, "+short", `@${lab.places.first}`, lab.provider.name, "A"), new RegExp(`^${lab.provider.v4}$`, "m")], [await dig(lab, "+short", `@${lab.places.second}`, lab.provider.name, "A"), new RegExp(`^${lab.spare[0]}$`, "m")]],
  expect: { named: "dns-stale-or-propagating" },
});
