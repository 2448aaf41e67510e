import { blockPorts } from "../../faults.ts";
import { hotSpot } from "../../parts/hot-spot.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "A rule of the laptop's own packet filter drops 587; a server of the user's, elsewhere, sends.",
  distinguishedBy: "the laptop's own kernel counts packets that never left it",
  world: (lab) => {
    blockPorts(lab, [587], "drop", { machine: "client", hook: "output" });
    hotSpot(lab, "server", "0123456789abcdef0123456789abcdef");
  },
  user: () => ({ again: { from: "server" } }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await lab.client(["swaks", "--server", lab.provider.v4, "--port", "587", "--quit-after", "EHLO"], { from: "server" }), /220 /]],
  expect: { named: "net-host-firewall-egress", ruledOut: ["net-submission-port-blocked"], compared: { side: "machine", place: "other", certainty: "likely" }, logins: 2, silence: "yes" },
});
