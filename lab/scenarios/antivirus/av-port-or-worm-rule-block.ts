import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "An antivirus rule lets only listed programs use mail ports.",
  distinguishedBy: "this program is refused at once at every mail host, another user's program is not",
  world: (lab) => blockPorts(lab, mailPorts, "reject with tcp reset", { machine: "client", hook: "output", only: "meta skuid 1000" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /ECONNREFUSED/], [await lab.client(["swaks", "--server", lab.provider.v4, "--port", "587", "--quit-after", "EHLO"], { uid: 1001 }), /220 /]],
  expect: {
    named: "av-port-or-worm-rule-block",
    orNamed: ["net-submission-port-blocked", "net-host-firewall-egress"],
    cannotTell: "the diagnosis is itself an unlisted program; the product's log or a listed program on the same machine would tell",
  },
});
