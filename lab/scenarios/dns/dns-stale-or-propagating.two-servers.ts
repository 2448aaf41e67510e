import { scenario } from "../../scenario.ts";
import { connect, dig } from "../../tools.ts";

export default scenario({
  says: "The first name server still serves the old address, and the resolver cannot reach the second.",
  distinguishedBy: "the two name servers of the domain disagree, and their serials differ",
  world: (lab) => {
    const { dns, provider } = lab;
    dns.remove(provider.name, "AAAA");
    dns.remove(provider.name, "A");
    // The lab's root server holds the first server's zones as well, so that a resolver always meets the first.
    dns.add(provider.name, "A", lab.spare[0] as string, { knower: "first" });
    dns.add(provider.name, "A", provider.v4, { knower: "second" });
    lab.filters.add("isp", "output", `ip daddr ${lab.places.second} udp dport 53 drop`);
    lab.filters.add("isp", "output", `ip daddr ${lab.places.second} tcp dport 53 drop`);
  },
  proof: async (lab) => [
    [await dig(lab, "+short", `@${lab.places.first}`, lab.provider.name, "A"), new RegExp(`^${lab.spare[0]}$`, "m")],
    [await dig(lab, "+short", `@${lab.places.second}`, lab.provider.name, "A"), new RegExp(`^${lab.provider.v4}$`, "m")],
    [await dig(lab, "+short", lab.provider.name, "A"), new RegExp(`^${lab.spare[0]}$`, "m")],
    [await connect(lab, lab.spare[0] as string, 587), /ECONNREFUSED/],
  ],
  expect: { named: "dns-stale-or-propagating" },
});
