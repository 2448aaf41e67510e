import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const other = (lab: Lab) => `${lab.person.local}@${lab.second.domain}`;

export default scenario({
  says: "The mail program sends the address of one provider through the server of another.",
  distinguishedBy: "the account passes at that server, and the sender address is refused there because it belongs elsewhere",
  world: (lab) => {
    lab.dovecot.allow(other(lab), lab.person.password);
    lab.postfix.set(lab.second, {
      smtpd_sender_login_maps: lab.postfix.table("owners", "texthash", `${other(lab)} ${other(lab)}\n`),
      smtpd_sender_restrictions: "reject_sender_login_mismatch, check_sender_access static:{553 5.7.1 Sender address rejected: not owned by user}",
    });
  },
  user: (lab) => ({ smtp: `${lab.second.name}:587`, smtpUser: other(lab), from: lab.person.address, imap: null }),
  proof: async (lab) => [[await swaks(lab, { server: lab.second.name, user: other(lab) }), /235 2\.7\.0/, /553 5\.7\.1 .*not owned by user/]],
  expect: { named: "cli-wrong-smtp-for-identity", orNamed: ["pol-sender-not-owned"] },
});
