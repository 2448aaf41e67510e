import { policyAnswer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "As greylisting, but the own server's filter is down: 451 for everything.",
  distinguishedBy: "the same words at every try and for every recipient, from the own server after a login",
  world: (lab) => policyAnswer(lab, "451 4.7.1 Service unavailable - try again later"),
  proof: async (lab) => [[await swaks(lab), /451 4\.7\.1 .*Service unavailable - try again later/]],
  expect: { named: "srv-milter-failure", ruledOut: ["rep-greylisting"] },
});
