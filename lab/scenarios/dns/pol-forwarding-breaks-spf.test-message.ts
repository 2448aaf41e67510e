import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Another address of the user's forwards to the mailbox, and the server behind the forwarding refuses what SPF does not cover.",
  distinguishedBy: "the test message to that address comes back with a report that names SPF and the forwarding; nothing is pasted",
  world: (lab) => lab.postfix.setEverywhere({
    virtual_alias_maps: lab.postfix.table("leads-back", "texthash", `alumni@${lab.second.domain} ${lab.person.address}\n`),
    header_checks: lab.postfix.table("forwarded", "pcre", `/^To: <alumni@/ FILTER error:5.7.23 SPF validation failed for forwarded message: ${lab.provider.domain} does not designate ${lab.second.v4} as permitted sender\n`),
  }),
  user: (lab) => ({ send: "yes", sendTo: `alumni@${lab.second.domain}`, timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "pol-forwarding-breaks-spf", ruledOut: ["auth-bad-password"] },
});
