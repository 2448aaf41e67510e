import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The access provider lets mail out only through its own relay.",
  distinguishedBy: "mail ports are silent at every operator but the access provider's relay",
  world: (lab) => {
    blockPorts(lab, mailPorts, "drop", { machine: "isp", only: `ip daddr != ${lab.smarthost.v4}` });
    blockPorts(lab, mailPorts, "drop", { machine: "isp", only: `ip6 daddr != ${lab.smarthost.v6}` });
  },
  user: (lab) => ({ controls: [lab.second.name, lab.third.name, lab.smarthost.name] }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 25), /silence|ETIMEDOUT/], [await connect(lab, lab.smarthost.v4, 25), /heard 220 smarthost/]],
  expect: { named: "isp-smarthost-required", orNamed: ["net-router-mail-allowlist", "net-submission-port-blocked"], silence: "yes" },
});
