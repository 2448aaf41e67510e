import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The provider has a self-signed certificate.",
  distinguishedBy: "issuer and subject are one, at this host only; other operators are trusted",
  world: (lab) => void (lab.provider.certificate = lab.pki.certificate([lab.provider.name], "self-signed")),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /self-signed certificate/], [await handshake(lab, `${lab.second.name}:465`), /Verification: OK/]],
  expect: { named: "tls-cert-untrusted", ruledOut: ["av-tls-interception", "tls-ca-store-missing", "tls-chain-incomplete"], logins: 0 },
});
