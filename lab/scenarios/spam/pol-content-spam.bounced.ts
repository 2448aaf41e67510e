import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server takes the message, its filter looks at it afterwards and sends it back as spam.",
  distinguishedBy: "the message is accepted, and a report comes into the mailbox in place of it",
  world: (lab) => lab.postfix.setEverywhere({ header_checks: lab.postfix.table("afterwards", "pcre", "/^Auto-Submitted: auto-generated/ FILTER error:5.7.1 Message rejected as spam by content scanning\n") }),
  user: () => ({ send: "yes", timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "pol-content-spam", ruledOut: ["auth-bad-password", "pol-message-size"] },
});
