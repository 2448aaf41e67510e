import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

const alias = (lab: Lab) => `smtp-relay.${lab.provider.domain}`;

export default scenario({
  says: "The certificate is good, but for another name than the one in the mail program.",
  distinguishedBy: "the names in the certificate lack the host, and one of them is another name of the same address",
  world: (lab) => lab.dns.add(alias(lab), "CNAME", `${lab.provider.name}.`),
  user: (lab) => ({ smtp: `${alias(lab)}:587` }),
  proof: async (lab) => [[await handshake(lab, `${alias(lab)}:587`, "starttls"), /hostname mismatch/i]],
  expect: { named: "tls-cert-hostname-mismatch", ruledOut: ["net-transparent-smtp-redirect", "tls-cert-expired"] },
});
