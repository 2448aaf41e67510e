import { throughMiddlebox } from "../../faults.ts";
import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A line cuts messages now and then, whatever they say, and the user gives a letter that was cut.",
  distinguishedBy: "the same message passes once and is cut once",
  world: (lab) => throughMiddlebox(lab, () => ({ does: "falter", after: [9, 0, 0, 7, 12, 0, 5] }), { ports: [25], hosts: [lab.provider] }),
  user: (lab) => ({ smtp: `${lab.provider.name}:25`, security: "none", password: null, imap: null, error: "read ECONNRESET while sending the message (DATA)", bisect: letter(lab, { body: "A line of the letter.\n".repeat(30) }) }),
  proof: async (lab) => {
    const send = () => swaks(lab, { port: 25, tls: "none", auth: "no", quitAfter: "none", more: ["--body", "A line of the letter.\n".repeat(30)] });
    return [[await send(), /Remote host closed connection|Connection reset|lost connection|\*\*\*/], [await send(), /Ok: queued/]];
  },
  expect: { named: "undecided", ruledOut: ["net-firewall-content-drop", "av-outgoing-scan-block"], silence: "yes" },
});
