import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The network blocks port 25 outwards, and the user's program has port 25.",
  distinguishedBy: "25 is silent at every operator, 587 and 465 answer",
  world: (lab) => {
    lab.postfix.set(lab.provider, { smtpd_sasl_auth_enable: "yes" }, 25);
    blockPorts(lab, [25]);
  },
  user: (lab) => ({ smtp: `${lab.provider.name}:25` }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 25), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 25), /silence|ETIMEDOUT/], [await connect(lab, lab.third.v4, 25), /silence|ETIMEDOUT/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "net-port25-egress-block", orNamed: ["net-isp-port25-client-block"], ruledOut: ["prov-outage", "srv-submission-unreachable"], silence: "yes" },
});
