import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The sender address is in a domain that does not exist.",
  distinguishedBy: "450 4.1.8 Domain not found for the sender, while login and recipient are fine",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_sender_restrictions: "reject_unknown_sender_domain" }),
  user: (lab) => ({ from: `root@${lab.person.local}.localdomain` }),
  proof: async (lab) => [[await swaks(lab, { from: `root@${lab.person.local}.localdomain` }), /235 2\.7\.0/, /4[0-9]0 4\.1\.8 .*Domain not found/]],
  expect: { named: "dns-sender-domain-unresolvable", ruledOut: ["pol-sender-not-owned"] },
});
