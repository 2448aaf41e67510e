import { judgedAs, publishPolicy, wanting } from "../../parts/mail-policy.ts";
import { scenario } from "../../scenario.ts";
import { curl } from "../../tools.ts";

export default scenario({
  says: "The MTA-STS policy leaves out the mail server, and is in testing mode: mail passes all the same.",
  distinguishedBy: "mode: testing asks for reports and holds nothing back (RFC 8461 section 5)",
  world: (lab) => publishPolicy(lab, "testing", [lab.second.name]),
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await curl(lab, `https://mta-sts.${lab.provider.domain}/.well-known/mta-sts.txt`), /mode: testing/]],
  shows: (measured) => wanting(judgedAs(measured, "MTA-STS"), /^advice: mode testing, and \S+ is not named/),
  expect: { named: "healthy", ruledOut: ["tls-mta-sts-dane-policy"] },
});
