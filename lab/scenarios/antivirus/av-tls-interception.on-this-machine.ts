import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { handshake, machine } from "../../tools.ts";

export default scenario({
  says: "A mail shield of this machine takes the mail connections and ends their TLS with certificates of its own.",
  distinguishedBy: "the issuer, the same for unrelated operators, and the process of the product on this machine",
  world: (lab) => {
    const forged = (name: string) => lab.pki.certificate([name], "antivirus");
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "tls", certificate: forged(host.name) }), { ports: [465], machine: "client" });
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "starttls", certificate: forged(host.name) }), { ports: [587], machine: "client" });
    lab.own.runAs("client", "avastsvc");
  },
  proof: async (lab) => [[await handshake(lab, `${lab.second.name}:587`, "starttls"), /issuer=.*(Shield|Antivirus)/], [await machine("client", ["pgrep", "-x", "avastsvc"]), /^\d+/]],
  expect: { named: "av-tls-interception", ruledOut: ["tls-cert-untrusted"] },
});
