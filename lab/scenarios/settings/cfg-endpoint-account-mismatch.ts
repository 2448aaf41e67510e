import { Dovecot } from "../../parts/dovecot.ts";
import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const elsewhere = (lab: Lab) => {
  const name = `smtp.eu.${lab.provider.domain}`;
  return { ...lab.provider, name, v4: lab.spare[0] as string, certificate: lab.pki.certificate([name]) };
};

/** The other region knows other accounts. */
function foreign(lab: Lab): string {
  const known = lab.also.find((part) => part instanceof Dovecot);
  const authority = known instanceof Dovecot ? known : new Dovecot("region");
  if (known === undefined) lab.also.push(authority);
  return authority.socket;
}

export default scenario({
  says: "The mail program uses the endpoint of another region of the same provider, where the account does not exist.",
  distinguishedBy: "the pair is refused here and accepted at the sibling endpoint that the domain names",
  world: (lab) => {
    const region = elsewhere(lab);
    lab.dns.host(region.name, region.v4);
    lab.postfix.listen(region, 587, "submission", { smtpd_sasl_path: foreign(lab) }, [region.v4]);
    lab.postfix.listen(region, 465, "submissions", { smtpd_sasl_path: foreign(lab) }, [region.v4]);
  },
  user: (lab) => ({ smtp: `${elsewhere(lab).name}:587` }),
  proof: async (lab) => [[await swaks(lab, { server: elsewhere(lab).name }), /535 5\.7\.8/], [await swaks(lab), /235 2\.7\.0/]],
  expect: { named: "cfg-endpoint-account-mismatch", orFamily: ["creds-wrong", "smtp-access-off"], ruledOut: ["auth-bad-password"] },
});
