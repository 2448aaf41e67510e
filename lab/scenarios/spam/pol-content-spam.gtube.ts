import { spamAssassin } from "../../parts/spamassassin.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

/** The text that every spam filter takes for spam, so that filters can be tried. */
const gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

export default scenario({
  says: "The provider's SpamAssassin refuses one message of the user's for its content, and lets others pass.",
  distinguishedBy: "the refusal that the mail program shows is the filter's; a plain message of the same account is accepted",
  world: (lab) => spamAssassin(lab),
  user: () => ({ send: "yes", error: "550 5.7.1 Blocked by SpamAssassin" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none", more: ["--body", gtube] }), /550 5\.7\.1 Blocked by SpamAssassin/], [await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "pol-content-spam", ruledOut: ["pol-message-size", "auth-bad-password"] },
});
