import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "As a network that answers with a reset, but the server itself does not listen at 587, and 465 works.",
  distinguishedBy: "only the configured port of this host is refused; 587 answers at other operators",
  world: (lab) => lab.postfix.close(lab.provider, 587),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /ECONNREFUSED/], [await swaks(lab, { tls: "tls" }), /250 2\.1\.5 Ok/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  expect: { named: "cfg-wrong-port", ruledOut: ["net-submission-port-blocked", "srv-submission-unreachable"] },
});
