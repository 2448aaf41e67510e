import { arrivedAs } from "../../parts/arrival.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The test message goes to another address of the user's, which forwards to the mailbox.",
  distinguishedBy: "it is found again in the mailbox by its own mark, whatever address it was sent to",
  world: (lab) => lab.postfix.setEverywhere({ virtual_alias_maps: lab.postfix.table("leads-back", "texthash", `alumni@${lab.second.domain} ${lab.person.address}\n`) }),
  user: (lab) => ({ send: "yes", sendTo: `alumni@${lab.second.domain}`, timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  shows: (measured) => arrivedAs(measured, { folder: "INBOX", junk: "no", hops: 1 }),
  expect: { named: "healthy" },
});
