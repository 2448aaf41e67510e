import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The network answers mail ports with \"administratively prohibited\".",
  distinguishedBy: "unreachable at several operators on mail ports only",
  world: (lab) => blockPorts(lab, mailPorts, "reject with icmpx admin-prohibited"),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /EHOSTUNREACH/], [await connect(lab, lab.second.v4, 465), /EHOSTUNREACH/], [await connect(lab, lab.second.v4, 443), /connected/]],
  expect: {
    named: "net-submission-port-blocked",
    orNamed: ["net-host-firewall-egress"],
    cannotTell: "the error does not say which device sent it; the error queue of the socket would, and that takes a library that is not always there",
    ruledOut: ["prov-outage"],
  },
});
