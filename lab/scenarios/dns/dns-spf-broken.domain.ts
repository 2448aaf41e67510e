import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The domain has two SPF records, as the DNS itself shows.",
  distinguishedBy: "two records that begin with v=spf1, whatever any receiver said",
  world: (lab) => lab.dns.add(lab.provider.domain, "TXT", `"v=spf1 ip4:${lab.provider.v4} -all"`),
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "TXT"), /v=spf1 mx/, /v=spf1 ip4/]],
  expect: { named: "dns-spf-broken", ruledOut: ["dns-spf-dkim-missing"] },
});
