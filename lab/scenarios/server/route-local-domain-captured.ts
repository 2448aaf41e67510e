import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The own server takes a foreign domain for its own, and does not know the recipient.",
  distinguishedBy: "user unknown from the own server, while the MX of the domain is elsewhere",
  user: (lab) => ({ error: `550 5.1.1 <friend@${lab.second.domain}>: Recipient address rejected: User unknown in local recipient table (in reply to RCPT TO command at ${lab.provider.name})` }),
  proof: async (lab) => [[await dig(lab, "+short", lab.second.domain, "MX"), new RegExp(lab.second.name)]],
  expect: { named: "route-local-domain-captured", orNamed: ["rcpt-address-invalid"] },
});
