import { forgetsIdle } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connectAndRest } from "../../tools.ts";

export default scenario({
  says: "The router forgets connections that rest for three seconds, and the user lets one rest.",
  distinguishedBy: "after a short rest a command is answered, after a longer one nothing is, and the server said no farewell",
  world: (lab) => forgetsIdle(lab, 3),
  user: () => ({ patientSeconds: 5 }),
  proof: async (lab) => [[await connectAndRest(lab, 1), /after the rest: 250/], [await connectAndRest(lab, 6), /after the rest: silence/]],
  expect: { named: "net-idle-connection-dropped", ruledOut: ["quota-concurrency"], silence: "yes" },
});
