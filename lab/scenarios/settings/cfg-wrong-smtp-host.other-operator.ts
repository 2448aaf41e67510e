import { Dovecot } from "../../parts/dovecot.ts";
import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

/** The other operator has users of its own. */
function foreign(lab: Lab): string {
  const authority = new Dovecot("foreign");
  lab.also.push(authority);
  return authority.socket;
}

export default scenario({
  says: "The mail program is set to the server of another mail operator, which does not know the account.",
  distinguishedBy: "greeting, certificate and domain belong to another operator than the mailbox; the mailbox login works at the own provider",
  world: (lab) => lab.postfix.set(lab.second, { smtpd_sasl_path: foreign(lab) }),
  user: (lab) => ({ smtp: `${lab.second.name}:587` }),
  proof: async (lab) => [[await swaks(lab, { server: lab.second.name, password: "not-this-one" }), /535 5\.7\.8/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-wrong-smtp-host", orFamily: ["identity"] },
});
