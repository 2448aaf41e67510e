import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The program introduces itself with a name that is no full host name, and the server wants one.",
  distinguishedBy: "504 naming the HELO word; the same session with a full name passes",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_helo_required: "yes", smtpd_helo_restrictions: "reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname" }),
  user: () => ({ ehlo: "desktop-4" }),
  proof: async (lab) => [[await swaks(lab, { more: ["--ehlo", "desktop-4"] }), /504 5\.5\.2 .*need fully-qualified hostname/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-helo-invalid", ruledOut: ["auth-bad-password", "pol-relay-denied-source"] },
});
