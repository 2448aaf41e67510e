import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The firewall of the machine itself rejects mail ports.",
  distinguishedBy: "an unreachable message within the time of a local call, for every host on these ports, and 443 works",
  world: (lab) => blockPorts(lab, mailPorts, "reject with icmpx admin-prohibited", { machine: "client", hook: "output" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /E(HOST|NET)UNREACH|EACCES/], [await connect(lab, lab.second.v4, 587), /E(HOST|NET)UNREACH|EACCES/], [await connect(lab, lab.second.v4, 443), /connected/]],
  expect: {
    named: "net-host-firewall-egress",
    orNamed: ["net-submission-port-blocked", "av-port-or-worm-rule-block"],
    cannotTell: "the error does not say which machine sent it; the error queue of the socket or the local rule counters would",
    ruledOut: ["auth-bad-password"],
  },
});
