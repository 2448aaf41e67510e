import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server wants a certificate of the client.",
  distinguishedBy: "the handshake asks for a certificate and ends without one",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_tls_req_ccert: "yes", smtpd_tls_ask_ccert: "yes", smtpd_tls_security_level: "encrypt" }),
  proof: async (lab) => [[await swaks(lab), /certificate required|alert|TLS startup failed|No client certificate/i]],
  expect: { named: "tls-client-cert-problem", ruledOut: ["auth-bad-password"] },
});
