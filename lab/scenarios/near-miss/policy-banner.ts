import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "As a server that turns us away, but a box on the path answers for everybody with its own words.",
  distinguishedBy: "the same 554 greeting from every operator, and 993 works",
  world: (lab) => throughMiddlebox(lab, () => ({ does: "accept", say: "554 5.7.1 blocked by network policy, use the smarthost of this network", then: "close" }), { ports: [25, 587] }),
  proof: async (lab) => [[await connect(lab, lab.provider.name, 587), /heard 554 5\.7\.1 blocked by network policy/], [await connect(lab, lab.second.name, 587), /heard 554/], [await swaks(lab, { tls: "tls" }), /250 2\.1\.5 Ok/]],
  expect: { named: "net-transparent-smtp-redirect", orNamed: ["net-smtp-inspection-proxy", "isp-smarthost-required", "net-submission-port-blocked"], ruledOut: ["prov-outage", "auth-bad-password"] },
});
