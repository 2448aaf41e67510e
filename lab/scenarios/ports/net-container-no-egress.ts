import { scenario } from "../../scenario.ts";
import { connect, dig } from "../../tools.ts";

// Nothing is ruled out about the password: where no server can be reached, none has judged it.
export default scenario({
  says: "The container has names but no way out.",
  distinguishedBy: "every port of every host is silent, 443 too, and only the resolver answers",
  world: (lab) => lab.filters.add("home", "forward", "meta l4proto tcp drop"),
  proof: async (lab) => [[await connect(lab, lab.second.v4, 443), /silence|ETIMEDOUT/], [await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await dig(lab, lab.provider.name), /status: NOERROR/]],
  expect: { named: "net-container-no-egress", ruledOut: ["net-submission-port-blocked"], silence: "yes" },
});
