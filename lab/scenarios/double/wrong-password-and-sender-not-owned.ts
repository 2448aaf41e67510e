import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The password is wrong and the sender is not the account's.",
  distinguishedBy: "the login is met first",
  world: (lab) => lab.postfix.set(lab.provider, {
    smtpd_sender_login_maps: lab.postfix.table("owners", "texthash", `office@${lab.provider.domain} somebody@${lab.provider.domain}\n`),
    smtpd_sender_restrictions: "reject_sender_login_mismatch",
  }),
  user: (lab) => ({ password: "not-the-right-one", from: `office@${lab.provider.domain}` }),
  proof: async (lab) => [[await swaks(lab, { password: "not-the-right-one" }), /535 5\.7\.8/], [await swaks(lab, { from: `office@${lab.provider.domain}` }), /553 5\.7\.1/]],
  expect: { named: "auth-bad-password", then: "pol-sender-not-owned" },
});
