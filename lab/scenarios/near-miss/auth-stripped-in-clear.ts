import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "As a server without logins, but a box on the path removes AUTH from what is said in the clear.",
  distinguishedBy: "AUTH is missing at 587 in the clear and there at 465",
  world: (lab) => {
    lab.postfix.set(lab.provider, { smtpd_tls_security_level: "none", smtpd_tls_auth_only: "no" }, 587);
    throughMiddlebox(lab, () => ({ does: "strip-auth" }), { ports: [587], hosts: [lab.provider] });
  },
  user: () => ({ security: "none" }),
  proof: async (lab) => [[await swaks(lab, { tls: "none" }), /Host did not advertise authentication/], [await swaks(lab, { tls: "tls" }), /235 2\.7\.0/]],
  expect: {
    named: "cfg-auth-not-offered",
    orNamed: ["net-smtp-inspection-proxy", "cfg-wrong-port"],
    cannotTell: "a removed AUTH looks like none; a second vantage point tells",
  },
});
