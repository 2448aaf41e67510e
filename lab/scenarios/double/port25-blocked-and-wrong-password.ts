import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The program has port 25, which the network blocks, and the password is wrong.",
  distinguishedBy: "the port is met first",
  world: (lab) => {
    lab.postfix.set(lab.provider, { smtpd_sasl_auth_enable: "yes" }, 25);
    blockPorts(lab, [25]);
  },
  user: (lab) => ({ smtp: `${lab.provider.name}:25`, password: "not-the-right-one" }),
  proof: async (lab) => [[await connect(lab, lab.second.v4, 25), /silence|ETIMEDOUT/]],
  expect: { named: "net-port25-egress-block", orNamed: ["net-isp-port25-client-block"], then: "auth-bad-password", silence: "yes" },
});
