import { arrivals } from "../../parts/arrival.ts";
import { giveSecondMailbox } from "../../parts/second-mailbox.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mailbox can send; the password that the user gives for the second mailbox is wrong.",
  distinguishedBy: "the refused login is that of another account, and says nothing about this one",
  world: (lab) => void giveSecondMailbox(lab),
  user: () => ({ send: "yes", arriveAt: "a wrong password", timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none", to: lab.secondMailbox?.address ?? "" }), /Ok: queued/]],
  shows: (measured) => [
    ...(arrivals(measured).length === 0 ? [] : ["no word on an arrival that nobody could see"]),
    ...(measured.observations.some((one) => one.kind === "second-mailbox" && one.ok && one.saw.login.accepted === "no") ? [] : ["the refused login of the second mailbox"]),
  ],
  expect: { named: "healthy", ruledOut: ["auth-bad-password"] },
});
