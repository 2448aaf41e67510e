import { policyAnswer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The provider has stopped this account from sending.",
  distinguishedBy: "the login passes, and the reply says that the account is suspended",
  world: (lab) => policyAnswer(lab, "550 5.7.1 Sending from this account has been suspended because of suspected abuse, contact support"),
  proof: async (lab) => [[await swaks(lab), /235 2\.7\.0/, /550 5\.7\.1 .*suspended/], [await imap(lab), /Logged in/]],
  expect: { named: "pol-sender-account-restricted", ruledOut: ["auth-bad-password", "quota-sending-limit"] },
});
