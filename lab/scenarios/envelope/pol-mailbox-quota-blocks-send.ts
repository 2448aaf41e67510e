import { policyAnswer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mailbox is full, and the provider lets nobody send from a full mailbox.",
  distinguishedBy: "the login passes, and the reply says that the own mailbox is over its quota",
  world: (lab) => policyAnswer(lab, "552 5.2.2 Your mailbox is over quota: sending is disabled until you free some space"),
  proof: async (lab) => [[await swaks(lab), /552 5\.2\.2 .*over quota/]],
  expect: { named: "pol-mailbox-quota-blocks-send", ruledOut: ["pol-message-size", "auth-bad-password"] },
});
