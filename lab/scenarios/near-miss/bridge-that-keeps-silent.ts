import { standsInFor } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, machine } from "../../tools.ts";

export default scenario({
  says: "As a network that keeps the server silent, but a program of this machine takes the call and says nothing.",
  distinguishedBy: "the server in the settings is this machine: no network lies in between, and a program listens there",
  world: (lab) => standsInFor(lab, 1025, { does: "accept", then: "hang" }, "bridge"),
  user: () => ({ smtp: "localhost:1025" }),
  proof: async (lab) => [[await connect(lab, "127.0.0.1", 1025), /connected\s+silence/], [await machine("client", ["ss", "-ltnp"]), /127\.0\.0\.1:1025.*bridge/]],
  expect: { named: "srv-local-mta-absent", ruledOut: ["net-submission-port-blocked", "net-smtp-inspection-proxy"], silence: "yes" },
});
