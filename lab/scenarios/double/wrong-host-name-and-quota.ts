import { policyAnswer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The certificate does not fit the alias, and the account has used up its quota.",
  distinguishedBy: "the certificate is met first",
  world: (lab) => {
    lab.dns.add(`out.${lab.provider.domain}`, "CNAME", `${lab.provider.name}.`);
    policyAnswer(lab, "550 5.4.5 Daily user sending limit exceeded");
  },
  user: (lab) => ({ smtp: `out.${lab.provider.domain}:587` }),
  proof: async (lab) => [[await handshake(lab, `out.${lab.provider.domain}:587`, "starttls"), /hostname mismatch/i]],
  expect: { named: "tls-cert-hostname-mismatch", then: "quota-sending-limit" },
});
