import { scenario } from "../../scenario.ts";
import { connect, imap } from "../../tools.ts";

export default scenario({
  says: "The own server does not listen at 465 and 587.",
  distinguishedBy: "465 and 587 of this host are refused, its 25, 993 and 443 answer, and 587 answers elsewhere",
  world: (lab) => lab.postfix.close(lab.provider, 465, 587),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /ECONNREFUSED/], [await connect(lab, lab.provider.v4, 465), /ECONNREFUSED/], [await connect(lab, lab.provider.v4, 25), /heard 220/], [await imap(lab), /Logged in/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  expect: { named: "srv-submission-unreachable", ruledOut: ["net-submission-port-blocked"] },
});
