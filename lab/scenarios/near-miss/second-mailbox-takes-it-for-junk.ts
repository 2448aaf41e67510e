import { arrivedAs } from "../../parts/arrival.ts";
import { giveSecondMailbox } from "../../parts/second-mailbox.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mailbox can send; the operator of the person's second mailbox puts the message into the folder for junk.",
  distinguishedBy: "the test message is found in Junk of the second mailbox, so it was neither refused nor lost",
  world: (lab) => void giveSecondMailbox(lab, { folder: ".Junk/" }),
  user: () => ({ send: "yes", arriveAt: "its password", timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none", to: lab.secondMailbox?.address ?? "" }), /Ok: queued/]],
  shows: (measured, lab) => arrivedAs(measured, { folder: "Junk", junk: "yes", mailbox: lab.secondMailbox?.address ?? "", hops: 2, results: { spf: "pass", dmarc: "pass" }, rehearsed: { spf: "pass" } }),
  expect: { named: "healthy" },
});
