import { runsAs, throughMiddlebox } from "../../faults.ts";
import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { machine, swaks } from "../../tools.ts";

export default scenario({
  says: "The mail shield of this machine's antivirus reads what is not encrypted, and ends the connection at a letter that it dislikes.",
  distinguishedBy: "a product that looks into connections runs on this machine, and the line ends each time that one part of the letter is in it",
  world: (lab) => {
    runsAs(lab, "avastsvc");
    throughMiddlebox(lab, () => ({ does: "scan", refuse: { pattern: "urgent parcel" } }), { ports: [25], hosts: [lab.provider], machine: "client" });
  },
  user: (lab) => ({ smtp: `${lab.provider.name}:25`, security: "none", password: null, imap: null, error: "read ECONNRESET while sending the message (DATA)", bisect: letter(lab, { body: "Good morning.\nYour urgent parcel waits at the desk.\nUntil then.\n" }) }),
  proof: async (lab) => [
    [await machine("client", ["pgrep", "-x", "avastsvc"]), /^\d+/],
    [await swaks(lab, { port: 25, tls: "none", auth: "no", quitAfter: "none", more: ["--body", "urgent parcel"] }), /Remote host closed connection|Connection reset|lost connection|\*\*\*/],
    [await swaks(lab, { port: 25, tls: "none", auth: "no", quitAfter: "none" }), /Ok: queued/],
  ],
  expect: {
    named: "av-outgoing-scan-block",
    orNamed: ["net-firewall-content-drop"],
    cannotTell: "a product of this machine and a firewall on the way read the same unencrypted line; the product's own log would tell, or the same letter from another machine of this network",
    ruledOut: ["net-mtu-blackhole"],
    silence: "yes",
  },
});
