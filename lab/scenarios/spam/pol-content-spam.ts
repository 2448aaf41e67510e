import { spamAssassin } from "../../parts/spamassassin.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider's SpamAssassin takes every message of this domain for spam.",
  distinguishedBy: "refused at the end of the message, in words about its content; envelope and login pass",
  world: (lab) => spamAssassin(lab, [`blocklist_from *@${lab.provider.domain}`]),
  user: () => ({ send: "yes", error: "550 5.7.1 Blocked by SpamAssassin" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await swaks(lab, { quitAfter: "none" }), /550 5\.7\.1 Blocked by SpamAssassin/]],
  expect: { named: "pol-content-spam", ruledOut: ["pol-message-size", "auth-bad-password"] },
});
