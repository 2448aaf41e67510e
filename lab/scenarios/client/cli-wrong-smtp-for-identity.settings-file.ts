import { Dovecot } from "../../parts/dovecot.ts";
import { msmtpAccount, type Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const other = (lab: Lab) => `${lab.person.local}@${lab.second.domain}`;

/** The other operator has users of its own. */
function foreign(lab: Lab): string {
  const authority = new Dovecot("foreign");
  lab.also.push(authority);
  return authority.socket;
}

export default scenario({
  says: "The sender's account in the mail program's settings names the outgoing server of the program's other account, which knows nobody of that name.",
  distinguishedBy: "the settings file has another account whose server that is, the server refuses the login, and the mailbox's own provider takes it",
  world: (lab) => lab.postfix.set(lab.second, { smtpd_sasl_path: foreign(lab) }),
  user: (lab) => ({ clientText: msmtpAccount("club", lab.second.name, 587, other(lab)) + msmtpAccount("work", lab.second.name, 587, lab.person.address) }),
  proof: async (lab) => [[await swaks(lab, { server: lab.second.name, password: "not-this-one" }), /535 5\.7\.8/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cli-wrong-smtp-for-identity" },
});
