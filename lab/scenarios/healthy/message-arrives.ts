import { arrivedAs } from "../../parts/arrival.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Nothing is wrong: the test message arrives in the inbox and is taken out again, and a copy can be stored.",
  distinguishedBy: "the message is found over the one login for receiving, with its way and its folder",
  user: () => ({ send: "yes", tryAppend: "yes", timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  shows: (measured) => arrivedAs(measured, { folder: "INBOX", junk: "no", hops: 1 }),
  expect: { named: "healthy", ruledOut: ["client-sent-append-fails"] },
});
