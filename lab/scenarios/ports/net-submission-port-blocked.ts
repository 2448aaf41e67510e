import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, imap } from "../../tools.ts";

export default scenario({
  says: "The network drops 465 and 587.",
  distinguishedBy: "465 and 587 are silent at several operators, and 443 and 993 work",
  world: (lab) => blockPorts(lab, [465, 587]),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 465), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 443), /connected/], [await imap(lab), /Logged in/]],
  expect: { named: "net-submission-port-blocked", ruledOut: ["auth-bad-password", "prov-outage", "srv-submission-unreachable"], silence: "yes" },
});
