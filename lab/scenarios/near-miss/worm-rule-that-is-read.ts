import { blockPorts, mailPorts, runsAs } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, machine } from "../../tools.ts";

export default scenario({
  says: "A rule of the machine's packet filter refuses this user, a security product runs beside it, and the rules are readable.",
  distinguishedBy: "the rule itself stands in the machine's own packet filter: no product needs to be blamed",
  world: (lab) => {
    blockPorts(lab, mailPorts, "reject with tcp reset", { machine: "client", hook: "output", only: "meta skuid 0" });
    runsAs(lab, "ds_agent");
  },
  user: () => ({ uid: 0 }),
  proof: async (lab) => [[await machine("client", ["nft", "list", "ruleset"]), /skuid 0/], [await connect(lab, lab.provider.v4, 587), /connected/]],
  expect: { named: "net-host-firewall-egress", ruledOut: ["av-port-or-worm-rule-block", "net-submission-port-blocked"] },
});
