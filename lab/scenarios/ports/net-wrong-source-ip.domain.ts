import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The sending server has two addresses, and the SPF record names only one of them.",
  distinguishedBy: "SPF passes for one address of the host and fails for the other",
  world: (lab) => {
    const { dns, provider } = lab;
    dns.host(provider.name, lab.spare[0] as string);
    dns.remove(provider.domain, "TXT");
    dns.add(provider.domain, "TXT", `"v=spf1 ip4:${provider.v4} ip6:${provider.v6} -all"`);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.name] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.name, "A"), new RegExp(`^${lab.spare[0]}$`, "m"), new RegExp(`^${lab.provider.v4}$`, "m")]],
  expect: { named: "net-wrong-source-ip", orNamed: ["dns-spf-dkim-missing"] },
});
