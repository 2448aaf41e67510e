import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The antivirus scans outgoing mail in a local proxy and refuses a harmless message.",
  distinguishedBy: "the certificate is the antivirus product's, trusted by the machine, and the refusal at the end of the message is its own",
  world: (lab) => {
    lab.clientRoots = "ours-and-antivirus";
    const refuse = { pattern: "Subject:", say: "550 5.7.0 Message blocked: virus found by outgoing mail scanner" };
    const forged = (name: string) => lab.pki.certificate([name], "antivirus");
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "tls", certificate: forged(host.name), refuse }), { ports: [465], machine: "client" });
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "starttls", certificate: forged(host.name), refuse }), { ports: [587], machine: "client" });
  },
  user: (lab) => ({ send: "yes", ca: lab.pki.antivirusRoot }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /550 5\.7\.0 Message blocked: virus/]],
  expect: { named: "av-outgoing-scan-block", cannotTell: "the provider may refuse in the same words behind the scanner; its own log tells who spoke" },
});
