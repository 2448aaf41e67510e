import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The home router drops 465 and 587.",
  distinguishedBy: "the packets are last seen at the own router, while other ports are reached through it",
  world: (lab) => blockPorts(lab, [465, 587], "drop", { machine: "home" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 465), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 443), /connected/]],
  expect: {
    named: "net-host-firewall-egress",
    orNamed: ["net-submission-port-blocked"],
    cannotTell: "silence does not say how far the packets came; following the connection device by device would, and that takes a library that is not always there",
    ruledOut: ["prov-outage", "srv-submission-unreachable"],
    silence: "yes",
  },
});
