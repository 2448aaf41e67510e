import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The sender address is not one of the account that logs in.",
  distinguishedBy: "553 not owned by user, and the login's own address passes",
  world: (lab) => lab.postfix.set(lab.provider, {
    smtpd_sender_login_maps: lab.postfix.table("owners", "texthash", `${lab.person.address} ${lab.person.address}\noffice@${lab.provider.domain} somebody@${lab.provider.domain}\n`),
    smtpd_sender_restrictions: "reject_sender_login_mismatch",
  }),
  user: (lab) => ({ from: `office@${lab.provider.domain}` }),
  proof: async (lab) => [[await swaks(lab, { from: `office@${lab.provider.domain}` }), /553 5\.7\.1 .*not owned by user/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "pol-sender-not-owned", ruledOut: ["auth-bad-password", "cfg-auth-not-enabled-in-client"] },
});
