import { blockPorts, mailPorts, runsAs } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, machine } from "../../tools.ts";

export default scenario({
  says: "An antivirus rule lets only listed programs use mail ports; the user may not read the rules.",
  distinguishedBy: "this program is refused at once and inside this machine, another user's is not, and a security product runs here",
  world: (lab) => {
    blockPorts(lab, mailPorts, "reject with tcp reset", { machine: "client", hook: "output", only: "meta skuid 1000" });
    runsAs(lab, "ds_agent");
  },
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /ECONNREFUSED/], [await lab.client(["swaks", "--server", lab.provider.v4, "--port", "587", "--quit-after", "EHLO"], { uid: 1001 }), /220 /], [await machine("client", ["pgrep", "-x", "ds_agent"]), /^\d+/]],
  expect: {
    named: "av-port-or-worm-rule-block",
    orNamed: ["net-host-firewall-egress"],
    cannotTell: "whose rule it is stands in the rules, which this user may not read, or in the product's log",
    ruledOut: ["net-submission-port-blocked"],
  },
});
