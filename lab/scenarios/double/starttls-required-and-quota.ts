import { policyAnswer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The program stays in the clear, and the account has used up its quota.",
  distinguishedBy: "the refusal for want of TLS is met first",
  world: (lab) => policyAnswer(lab, "550 5.4.5 Daily user sending limit exceeded"),
  user: () => ({ security: "none" }),
  proof: async (lab) => [[await swaks(lab, { tls: "none", auth: "no" }), /530 5\.7\.0/]],
  expect: { named: "cfg-starttls-required-not-used", orNamed: ["cfg-auth-needs-tls"], then: "quota-sending-limit" },
});
