import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The address that sends has no reverse name.",
  distinguishedBy: "the DNS has no PTR record for it, and the SPF record names it",
  world: (lab) => {
    lab.dns.remove(lab.provider.domain, "TXT");
    lab.dns.add(lab.provider.domain, "TXT", `"v=spf1 ip4:${lab.spare[0]} -all"`);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.spare[0] as string] }),
  proof: async (lab) => [[await dig(lab, "-x", lab.spare[0] as string), /NXDOMAIN/]],
  expect: { named: "dns-ptr-missing", ruledOut: ["dns-spf-dkim-missing"] },
});
