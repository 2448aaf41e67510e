import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The provider's submission is shut for repairs.",
  distinguishedBy: "421 as the greeting, at every address, and mailboxes work",
  world: (lab) => providerSpeaks(lab, { banner: `421 4.3.2 ${lab.provider.name} Service not available, system is down for maintenance`, replies: [{ on: ".*", say: "421 4.3.2 Service not available", thenClose: "yes" }] }),
  proof: async (lab) => [[await swaks(lab), /421 4\.3\.2/], [await imap(lab), /Logged in/]],
  expect: { named: "prov-outage", ruledOut: ["quota-concurrency", "auth-bad-password"] },
});
