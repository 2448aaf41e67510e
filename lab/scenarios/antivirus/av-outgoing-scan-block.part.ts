import { throughMiddlebox } from "../../faults.ts";
import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The antivirus of this machine opens the encryption in a local proxy, and ends the connection at a letter that it dislikes.",
  distinguishedBy: "the certificate is the antivirus product's, trusted by the machine, and the line ends each time that one part of the letter is in it",
  world: (lab) => {
    lab.clientRoots = "ours-and-antivirus";
    const forged = (name: string) => lab.pki.certificate([name], "antivirus");
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "tls", certificate: forged(host.name), refuse: { pattern: "urgent parcel" } }), { ports: [465], machine: "client" });
    throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "starttls", certificate: forged(host.name), refuse: { pattern: "urgent parcel" } }), { ports: [587], machine: "client" });
  },
  user: (lab) => ({ ca: lab.pki.antivirusRoot, error: "read ECONNRESET while sending the message (DATA)", bisect: letter(lab, { body: "Good morning.\nYour urgent parcel waits at the desk.\nUntil then.\n" }) }),
  proof: async (lab) => [
    [await swaks(lab, { quitAfter: "none", more: ["--body", "urgent parcel"] }), /Remote host closed connection|Connection reset|lost connection|\*\*\*/],
    [await swaks(lab, { quitAfter: "none" }), /Ok: queued/],
  ],
  // The user gave leave for a login with each try.
  expect: { named: "av-outgoing-scan-block", orNamed: ["av-tls-interception"], ruledOut: ["net-firewall-content-drop", "net-mtu-blackhole"], logins: 31, silence: "yes" },
});
