import { blockPorts } from "../../faults.ts";
import { askingIt, secondPlace } from "../../parts/second-place.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The network drops 465 and 587, and the user has a second machine elsewhere look as well.",
  distinguishedBy: "465 and 587 are silent here at several operators, and open to the other machine",
  world: (lab) => {
    blockPorts(lab, [465, 587]);
    secondPlace(lab);
  },
  user: () => askingIt,
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 587), /silence|ETIMEDOUT/]],
  expect: { named: "net-submission-port-blocked", ruledOut: ["srv-submission-unreachable", "auth-ip-banned"], silence: "yes" },
});
