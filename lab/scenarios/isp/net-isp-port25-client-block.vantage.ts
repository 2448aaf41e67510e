import { blockPorts } from "../../faults.ts";
import { askingIt, secondPlace } from "../../parts/second-place.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The access provider drops port 25 of its customers, the user's program has port 25, and a second machine elsewhere looks as well.",
  distinguishedBy: "25 is silent here at every operator, and open to the other machine",
  world: (lab) => {
    lab.postfix.set(lab.provider, { smtpd_sasl_auth_enable: "yes" }, 25);
    blockPorts(lab, [25], "drop", { machine: "isp" });
    secondPlace(lab);
  },
  user: (lab) => ({ ...askingIt, smtp: `${lab.provider.name}:25` }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 25), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 25), /silence|ETIMEDOUT/], [await connect(lab, lab.provider.v4, 587), /heard 220/]],
  expect: { named: "net-isp-port25-client-block", orNamed: ["net-port25-egress-block"], ruledOut: ["srv-submission-unreachable", "auth-ip-banned"], silence: "yes" },
});
