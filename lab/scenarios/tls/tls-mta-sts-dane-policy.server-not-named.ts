import { judgedAs, publishPolicy, wanting } from "../../parts/mail-policy.ts";
import { scenario } from "../../scenario.ts";
import { curl } from "../../tools.ts";

export default scenario({
  says: "The domain enforces an MTA-STS policy that names the mail server of the time before.",
  distinguishedBy: "the policy, fetched by https, leaves out the server that the MX record names",
  world: (lab) => publishPolicy(lab, "enforce", [lab.second.name]),
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await curl(lab, `https://mta-sts.${lab.provider.domain}/.well-known/mta-sts.txt`), /mode: enforce/]],
  shows: (measured) => wanting(judgedAs(measured, "MTA-STS"), /^fault: mode enforce, and \S+ is not named/),
  expect: { named: "tls-mta-sts-dane-policy", ruledOut: ["dns-spf-broken"] },
});
