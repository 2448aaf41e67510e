import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The network blocks port 25, as most home lines do, and the user's program uses 587.",
  distinguishedBy: "25 is silent everywhere, and nobody needs it",
  world: (lab) => blockPorts(lab, [25]),
  proof: async (lab) => [[await connect(lab, lab.second.v4, 25), /silence|ETIMEDOUT/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy", silence: "yes" },
});
