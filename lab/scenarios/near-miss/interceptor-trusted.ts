import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "As an untrusted certificate, but an antivirus product re-signs it for all, and the machine trusts the product.",
  distinguishedBy: "the issuer is the product for every operator, and the login goes through it",
  world: (lab) => {
    lab.clientRoots = "ours-and-antivirus";
    const forged = (name: string) => lab.pki.certificate([name], "antivirus");
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "tls", certificate: forged(host.name) }), { ports: [465, 993] });
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "starttls", certificate: forged(host.name) }), { ports: [25, 587] });
  },
  user: () => ({ error: "self-signed certificate in certificate chain" }),
  proof: async (lab) => [[await handshake(lab, `${lab.second.name}:465`), /issuer=.*(Shield|Antivirus)/]],
  expect: { named: "av-tls-interception", ruledOut: ["tls-cert-untrusted"] },
});
