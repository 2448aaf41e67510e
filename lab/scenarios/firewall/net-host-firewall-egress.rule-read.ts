import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, machine } from "../../tools.ts";

export default scenario({
  says: "A rule of the machine's own packet filter drops 587, and the user may read the rules.",
  distinguishedBy: "the rule itself, as the packet filter prints it",
  world: (lab) => blockPorts(lab, [587], "drop", { machine: "client", hook: "output" }),
  user: () => ({ uid: 0 }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.provider.v4, 465), /connected/], [await machine("client", ["nft", "list", "ruleset"]), /tcp dport 587 drop/]],
  expect: { named: "net-host-firewall-egress", ruledOut: ["net-submission-port-blocked", "prov-outage"], silence: "yes" },
});
