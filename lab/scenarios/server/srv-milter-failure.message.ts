import { milter } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mail filter of the server dies whenever it reads a message.",
  distinguishedBy: "login and envelope pass, and 451 4.7.1 comes at the end of every message",
  world: (lab) => milter(lab, "message", "crash"),
  user: () => ({ send: "yes" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await swaks(lab, { quitAfter: "none" }), /451 4\.7\.1 Service unavailable - try again later/]],
  expect: { named: "srv-milter-failure", ruledOut: ["rep-greylisting", "pol-content-spam"] },
});
