import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "An antivirus product on the way ends TLS of every mail connection with certificates of its own.",
  distinguishedBy: "the same issuer, an antivirus product, for several unrelated operators",
  world: (lab) => {
    const forged = (name: string) => lab.pki.certificate([name], "antivirus");
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "tls", certificate: forged(host.name) }), { ports: [465, 993] });
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "starttls", certificate: forged(host.name) }), { ports: [25, 587] });
  },
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /self-signed certificate in certificate chain|unable to get local issuer/, /issuer=.*(Shield|Antivirus)/], [await handshake(lab, `${lab.second.name}:587`, "starttls"), /issuer=.*(Shield|Antivirus)/]],
  expect: { named: "av-tls-interception", ruledOut: ["tls-cert-untrusted"], logins: 0 },
});
