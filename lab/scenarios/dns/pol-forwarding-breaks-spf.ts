import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "Mail that the account forwards is refused, own mail is not.",
  distinguishedBy: "the refusal is for a foreign sender through this server, and names SPF",
  user: (lab) => ({ error: `Diagnostic-Code: smtp; 550 5.7.23 <me@${lab.second.domain}>: SPF validation failed for forwarded message: envelope from someone@${lab.third.domain} does not designate ${lab.provider.v4} as permitted sender` }),
  proof: async (lab) => [[await dig(lab, "+short", lab.third.domain, "TXT"), /v=spf1 mx -all/]],
  expect: { named: "pol-forwarding-breaks-spf" },
});
