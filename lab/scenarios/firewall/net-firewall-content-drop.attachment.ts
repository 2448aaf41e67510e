import { throughMiddlebox } from "../../faults.ts";
import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const file = Array.from({ length: 60 }, (_, index) => Buffer.from(`A row of figures, number ${index}, of no interest. `.padEnd(54, ".").slice(0, 54)).toString("base64")).join("\n");

export default scenario({
  says: "A gateway in front of the server opens the encryption and cuts the connection at the name of an attachment, and the user gives the letter.",
  distinguishedBy: "the line ends each time that the attachment bears that name, and passes with the same octets under another name",
  world: (lab) => throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "starttls", certificate: host.certificate, refuse: { pattern: "\\.xlsm\"" } }), { ports: [587], hosts: [lab.provider] }),
  user: (lab) => ({
    error: "read ECONNRESET while sending the message (DATA)",
    bisect: letter(lab, {
      fields: 'Content-Type: multipart/mixed; boundary="part-of-it"\n',
      body: `--part-of-it\nContent-Type: text/plain; charset=us-ascii\n\nHere are the figures.\n\n--part-of-it\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="figures.xlsm"\n\n${file}\n\n--part-of-it--\n`,
    }),
  }),
  proof: async (lab) => [
    [await swaks(lab, { quitAfter: "none", more: ["--body", 'name="figures.xlsm"'] }), /Remote host closed connection|Connection reset|lost connection|\*\*\*/],
    [await swaks(lab, { quitAfter: "none" }), /Ok: queued/],
  ],
  // The user gave leave for a login with each try.
  expect: { named: "net-firewall-content-drop", ruledOut: ["net-mtu-blackhole", "av-outgoing-scan-block"], logins: 31, silence: "yes" },
});
