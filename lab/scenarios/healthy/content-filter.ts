import { spamAssassin } from "../../parts/spamassassin.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider's SpamAssassin reads every message and finds nothing.",
  distinguishedBy: "login, envelope and message are accepted",
  world: (lab) => spamAssassin(lab),
  user: () => ({ send: "yes" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "healthy" },
});
