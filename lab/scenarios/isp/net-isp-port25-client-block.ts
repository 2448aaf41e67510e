import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The access provider rejects port 25 of its customers, and the user's program has port 25.",
  distinguishedBy: "25 is rejected at every operator, 587 and 465 answer",
  world: (lab) => {
    lab.postfix.set(lab.provider, { smtpd_sasl_auth_enable: "yes" }, 25);
    blockPorts(lab, [25], "reject with icmpx admin-prohibited", { machine: "isp" });
  },
  user: (lab) => ({ smtp: `${lab.provider.name}:25` }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 25), /EHOSTUNREACH/], [await connect(lab, lab.second.v4, 25), /EHOSTUNREACH/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "net-isp-port25-client-block", orNamed: ["net-port25-egress-block"], ruledOut: ["srv-submission-unreachable"] },
});
