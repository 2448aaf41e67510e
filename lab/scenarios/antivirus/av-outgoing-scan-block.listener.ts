import { standsInFor } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { machine, swaks } from "../../tools.ts";

export default scenario({
  says: "A mail shield listens on this machine, the program hands its mail to it, and it refuses a harmless message.",
  distinguishedBy: "the server in the settings is this machine, a security product listens there, and the refusal at the end of the message is its own",
  world: (lab) => {
    lab.clientRoots = "ours-and-antivirus";
    standsInFor(lab, 1025, { does: "intercept", mode: "starttls", certificate: lab.pki.certificate(["localhost"], "antivirus"), refuse: { pattern: "Subject:", say: "550 5.7.0 Message blocked: virus found by outgoing mail scanner" } }, "avastsvc");
  },
  user: (lab) => ({ smtp: "localhost:1025", send: "yes", ca: lab.pki.antivirusRoot, controls: [lab.second.name, lab.third.name] }),
  proof: async (lab) => [[await swaks(lab, { server: "127.0.0.1", port: 1025, quitAfter: "none" }), /550 5\.7\.0 Message blocked: virus/], [await machine("client", ["ss", "-ltnp"]), /127\.0\.0\.1:1025.*avastsvc/]],
  expect: { named: "av-outgoing-scan-block", cannotTell: "the provider may refuse in the same words behind the scanner; its own log tells who spoke", ruledOut: ["net-submission-port-blocked"] },
});
