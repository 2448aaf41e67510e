import { throughMiddlebox } from "../../faults.ts";
import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Item ${index} of the list, as we said on the telephone.\n`).join("");

export default scenario({
  says: "A firewall on the path reads what is not encrypted and resets the connection at a certain word, and the user gives the letter that is cut off.",
  distinguishedBy: "the line ends each time that one word is in the message; as many other words pass, and the word itself passes where it is encrypted",
  world: (lab) => throughMiddlebox(lab, () => ({ does: "scan", refuse: { pattern: "Bluefin" } }), { ports: [25], hosts: [lab.provider] }),
  user: (lab) => ({ smtp: `${lab.provider.name}:25`, security: "none", password: null, imap: null, error: "read ECONNRESET while sending the message (DATA)", bisect: letter(lab, { body: `${lines(40)}The project is called Bluefin from now on.\n${lines(20)}` }) }),
  proof: async (lab) => [
    [await swaks(lab, { port: 25, tls: "none", auth: "no", quitAfter: "none", more: ["--body", "Bluefin"] }), /Remote host closed connection|Connection reset|lost connection|\*\*\*/],
    [await swaks(lab, { port: 25, tls: "none", auth: "no", quitAfter: "none" }), /Ok: queued/],
  ],
  expect: { named: "net-firewall-content-drop", ruledOut: ["net-mtu-blackhole", "av-outgoing-scan-block", "pol-content-spam"], silence: "yes" },
});
