import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The certificate of the provider has expired, everywhere on the host.",
  distinguishedBy: "notAfter is past by a true clock, and no other service of the host has a newer one",
  world: (lab) => {
    lab.provider.certificate = lab.pki.certificate([lab.provider.name], "expired");
    lab.webCertificate = lab.provider.certificate;
  },
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /certificate has expired/], [await handshake(lab, `${lab.provider.name}:993`), /certificate has expired/], [await handshake(lab, `${lab.provider.name}:443`), /certificate has expired/], [await handshake(lab, `${lab.second.name}:465`), /Verification: OK/]],
  expect: { named: "tls-cert-expired", ruledOut: ["host-clock-wrong"], logins: 0 },
});
