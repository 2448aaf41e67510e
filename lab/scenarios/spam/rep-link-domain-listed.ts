import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A link in the message points to a listed domain.",
  distinguishedBy: "the refusal names a list of links, and a message without the link passes",
  user: (lab) => ({ send: "yes", error: `554 5.7.1 Message contains a URL listed in dbl.spamhaus.org: ${lab.third.domain} (URIBL)` }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "rep-link-domain-listed" },
});
