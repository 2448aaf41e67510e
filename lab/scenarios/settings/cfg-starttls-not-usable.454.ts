import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server offers STARTTLS and then cannot do it: its certificate file is missing.",
  distinguishedBy: "454 TLS not available after STARTTLS",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_tls_CAfile: "/run/lab/pki/missing.pem" }, 587),
  proof: async (lab) => [[await swaks(lab), /454 4\.7\.0 TLS not available/]],
  expect: { named: "cfg-starttls-not-usable", orFamily: ["outage"] },
});
