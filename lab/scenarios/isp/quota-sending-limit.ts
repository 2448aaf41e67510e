import { policyAnswer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The account has used up what it may send in a day.",
  distinguishedBy: "550 5.4.5 Daily user sending limit exceeded after a login",
  world: (lab) => policyAnswer(lab, "550 5.4.5 Daily user sending limit exceeded"),
  proof: async (lab) => [[await swaks(lab), /235 2\.7\.0/, /550 5\.4\.5 .*Daily user sending limit exceeded/]],
  expect: { named: "quota-sending-limit", ruledOut: ["auth-bad-password"] },
});
