import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider takes the message for spam.",
  distinguishedBy: "refused at the end of the message, in words about its content",
  world: (lab) => lab.postfix.setEverywhere({ header_checks: lab.postfix.table("content", "pcre", "/^Subject:/ REJECT 5.7.1 Message rejected as spam by content filter\n") }),
  user: () => ({ send: "yes", error: "550 5.7.1 Message rejected as spam by content filter" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /550 5\.7\.1 .*rejected as spam/]],
  expect: { named: "pol-content-spam" },
});
