import { Dovecot } from "../../parts/dovecot.ts";
import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

/** The relay has users of its own. */
function foreign(lab: Lab): string {
  const authority = new Dovecot("relay");
  lab.also.push(authority);
  return authority.socket;
}

export default scenario({
  says: "As a wrong password, but the 535 comes from a relay to which the connection was redirected.",
  distinguishedBy: "the greeting is of another name than the host, and the same for every operator",
  world: (lab) => {
    lab.smarthost.certificate = lab.pki.certificate([lab.smarthost.name, lab.provider.name]);
    lab.filters.add("isp", "redirect", `iifname "i0" ip daddr != ${lab.smarthost.v4} tcp dport { 25, 587 } dnat ip to ${lab.smarthost.v4}`);
    lab.filters.add("isp", "redirect", `iifname "i0" ip6 daddr != ${lab.smarthost.v6} tcp dport { 25, 587 } dnat ip6 to ${lab.smarthost.v6}`);
    lab.postfix.set(lab.smarthost, { smtpd_sasl_path: foreign(lab) });
  },
  proof: async (lab) => [[await swaks(lab), /220 smarthost/, /535 5\.7\.8/], [await imap(lab), /Logged in/]],
  expect: { named: "net-transparent-smtp-redirect", ruledOut: ["auth-bad-password", "client-smtp-password-separate"] },
});
