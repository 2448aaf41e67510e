import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The sending server's own policy for a domain forbids delivery without a verified certificate.",
  distinguishedBy: "only domains with a policy are put off, in words about the policy",
  user: (lab) => ({ error: `delivery temporarily suspended: Server certificate not verified: policy for ${lab.second.domain} requires a verified certificate (mta-sts)` }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "tls-mta-sts-dane-policy", ruledOut: ["tls-cert-untrusted"] },
});
