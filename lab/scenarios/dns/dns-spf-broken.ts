import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The domain has two SPF records, so none counts.",
  distinguishedBy: "two records that begin with v=spf1, and the receiver reports a permanent error",
  world: (lab) => lab.dns.add(lab.provider.domain, "TXT", `"v=spf1 ip4:${lab.provider.v4} -all"`),
  user: (lab) => ({ error: `550 5.7.1 SPF permerror: ${lab.provider.domain}: Two or more type TXT spf records found` }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "TXT"), /v=spf1 mx/, /v=spf1 ip4/]],
  expect: { named: "dns-spf-broken", ruledOut: ["dns-spf-dkim-missing"] },
});
