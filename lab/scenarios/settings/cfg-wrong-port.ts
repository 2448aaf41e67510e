import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program has a port on which nothing listens.",
  distinguishedBy: "the same host answers fully at 465 and 587 at the same moment",
  user: (lab) => ({ smtp: `${lab.provider.name}:${588 + (lab.person.local.length % 7)}` }),
  proof: async (lab) => [[await connect(lab, lab.provider.name, 588 + (lab.person.local.length % 7)), /ECONNREFUSED/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-wrong-port", ruledOut: ["net-submission-port-blocked", "srv-submission-unreachable"] },
});
