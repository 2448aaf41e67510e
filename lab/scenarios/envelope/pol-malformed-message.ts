import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The program sends bare line feeds, and the server refuses them.",
  distinguishedBy: "the refusal names the form of the message, and a clean message passes",
  user: () => ({ send: "yes", error: "550 5.5.2 Error: bare <LF> received" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "pol-malformed-message" },
});
