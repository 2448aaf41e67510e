import { policyAnswer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server slows this sender down.",
  distinguishedBy: "450 4.7.1 too much mail in a short time",
  world: (lab) => policyAnswer(lab, `450 4.7.1 Error: too much mail from ${lab.addresses.client.v4}, rate limit exceeded, slow down`),
  proof: async (lab) => [[await swaks(lab), /450 4\.7\.1 .*too much mail/]],
  expect: { named: "quota-rate-throttle", ruledOut: ["rep-greylisting"] },
});
