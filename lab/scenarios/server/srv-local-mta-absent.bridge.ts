import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The program hands its mail to a bridge on the machine itself, and the bridge does not run.",
  distinguishedBy: "localhost:1025 is refused, and nobody listens there",
  user: () => ({ smtp: "localhost:1025" }),
  proof: async (lab) => [[await connect(lab, "127.0.0.1", 1025), /ECONNREFUSED/]],
  expect: { named: "srv-local-mta-absent", ruledOut: ["net-submission-port-blocked"] },
});
