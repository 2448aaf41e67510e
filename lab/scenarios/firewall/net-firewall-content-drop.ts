import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A gateway on the path cuts the connection when a message holds a certain text.",
  distinguishedBy: "the session is reset inside the message, without a reply; the same session with neutral text passes",
  world: (lab) => throughMiddlebox(lab, (host) => ({ does: "intercept", mode: "starttls", certificate: host.certificate, refuse: { pattern: "INVOICE" } }), { ports: [587], hosts: [lab.provider] }),
  user: () => ({ send: "yes", error: "read ECONNRESET while sending the message (DATA)" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none", more: ["--body", "INVOICE"] }), /Remote host closed connection|Connection reset|lost connection|\*\*\*/], [await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: {
    named: "net-firewall-content-drop",
    orNamed: ["net-mtu-blackhole", "client-software-bug", "net-idle-connection-dropped"],
    cannotTell: "without the user's own message only the reported reset shows; sending that very message would tell",
  },
});
