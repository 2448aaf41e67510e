import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, machine } from "../../tools.ts";

export default scenario({
  says: "A rule of the machine's own packet filter drops 587, and the user may not read the rules.",
  distinguishedBy: "the kernel's own count: packets that were asked for and never left the machine",
  world: (lab) => blockPorts(lab, [587], "drop", { machine: "client", hook: "output" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await lab.client(["nft", "list", "ruleset"]), /Operation not permitted|must be root/], [await machine("client", ["nft", "list", "ruleset"]), /tcp dport 587 drop/]],
  expect: { named: "net-host-firewall-egress", ruledOut: ["net-submission-port-blocked", "prov-outage"], silence: "yes" },
});
