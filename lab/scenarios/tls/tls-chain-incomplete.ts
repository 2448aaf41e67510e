import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The server does not send the certificate between its own and the root.",
  distinguishedBy: "a chain of one, whose issuer is the one that other operators send",
  world: (lab) => void (lab.provider.certificate = lab.pki.certificate([lab.provider.name], "chainless")),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /unable to (get local issuer|verify the first)/, /issuer=.*Server CA 1/]],
  expect: { named: "tls-chain-incomplete", orNamed: ["tls-cert-untrusted"], ruledOut: ["av-tls-interception", "tls-cert-expired"], logins: 0 },
});
