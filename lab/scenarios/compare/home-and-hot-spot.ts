import { blockPorts } from "../../faults.ts";
import { hotSpot } from "../../parts/hot-spot.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The home network drops 465 and 587; over a phone's hot spot the same laptop sends.",
  distinguishedBy: "at home unrelated operators are shut off too, and over the hot spot everything works",
  world: (lab) => {
    blockPorts(lab, [465, 587], "drop", { machine: "home" });
    hotSpot(lab);
  },
  user: () => ({ again: { from: "phone" } }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 587), /silence|ETIMEDOUT/], [await lab.client(["swaks", "--server", lab.provider.v4, "--port", "587", "--quit-after", "EHLO"], { from: "phone" }), /220 /]],
  expect: { named: "net-submission-port-blocked", orNamed: ["net-host-firewall-egress"], compared: { side: "network", place: "other", certainty: "likely" }, logins: 2, silence: "yes" },
});
