import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The provider has a certificate from an authority of its own.",
  distinguishedBy: "a private issuer at this host only; other operators are trusted",
  world: (lab) => void (lab.provider.certificate = lab.pki.certificate([lab.provider.name], "private-ca")),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /unable to (get local issuer|verify the first)/], [await handshake(lab, `${lab.second.name}:465`), /Verification: OK/]],
  expect: { named: "tls-cert-untrusted", orNamed: ["tls-chain-incomplete"], ruledOut: ["av-tls-interception", "tls-ca-store-missing"], logins: 0 },
});
