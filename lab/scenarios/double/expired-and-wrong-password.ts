import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The certificate has expired and the password is wrong.",
  distinguishedBy: "the certificate is met first, so the password is never sent",
  world: (lab) => {
    lab.provider.certificate = lab.pki.certificate([lab.provider.name], "expired");
    lab.webCertificate = lab.provider.certificate;
  },
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /certificate has expired/]],
  expect: { named: "tls-cert-expired", then: "auth-bad-password", logins: 0 },
});
