import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The certificate of the provider has expired, everywhere on the host.",
  distinguishedBy: "notAfter is past by a true clock, and no other service of the host has a newer one",
  world: (lab) => void (lab.provider.certificate = lab.pki.certificate([lab.provider.name], "expired")),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /certificate has expired/], [await handshake(lab, `${lab.provider.name}:993`), /certificate has expired/], [await handshake(lab, `${lab.second.name}:465`), /Verification: OK/]],
  expect: { named: "tls-cert-expired", orNamed: ["tls-cert-stale-in-service"], ruledOut: ["host-clock-wrong"], logins: 0 },
});
