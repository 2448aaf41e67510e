import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, imap } from "../../tools.ts";

export default scenario({
  says: "The network answers 465, 587 and 25 with a reset in the name of the server.",
  distinguishedBy: "refused at several unrelated operators at once, and 443 and 993 work",
  world: (lab) => blockPorts(lab, mailPorts, "reject with tcp reset"),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /ECONNREFUSED/], [await connect(lab, lab.second.v4, 465), /ECONNREFUSED/], [await connect(lab, lab.second.v4, 443), /connected/], [await imap(lab), /Logged in/]],
  expect: { named: "net-submission-port-blocked", ruledOut: ["prov-outage", "srv-submission-unreachable"] },
});
