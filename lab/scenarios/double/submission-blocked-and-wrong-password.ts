import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, imap } from "../../tools.ts";

export default scenario({
  says: "The network drops 465 and 587, and the password is wrong.",
  distinguishedBy: "the ports are met first; the password shows at IMAP",
  world: (lab) => blockPorts(lab, [465, 587]),
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await imap(lab, "not-the-right-one"), /AUTHENTICATIONFAILED|Login denied/]],
  expect: { named: "net-submission-port-blocked", then: "auth-bad-password", silence: "yes" },
});
