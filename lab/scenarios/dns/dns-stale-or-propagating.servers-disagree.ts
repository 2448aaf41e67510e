import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The second name server of the domain still serves the SPF record from before a change.",
  distinguishedBy: "each server asked on its own says something else, with another serial",
  world: (lab) => {
    const { dns, provider } = lab;
    dns.remove(provider.domain, "TXT");
    dns.add(provider.domain, "TXT", `"v=spf1 mx ip4:${lab.second.v4} -all"`, { knower: "first" });
    dns.add(provider.domain, "TXT", '"v=spf1 mx -all"', { knower: "second" });
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [
    [await dig(lab, "+short", `@${lab.places.first}`, lab.provider.domain, "TXT"), new RegExp(`ip4:${lab.second.v4}`)],
    [await dig(lab, "+short", `@${lab.places.second}`, lab.provider.domain, "TXT"), /"v=spf1 mx -all"/],
  ],
  expect: { named: "dns-stale-or-propagating" },
});
