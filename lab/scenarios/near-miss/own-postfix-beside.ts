import { ownMailServer } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The password is wrong, and a mail server of this machine's own listens on port 25 beside it.",
  distinguishedBy: "the settings name the provider's server, and it refuses the password",
  world: (lab) => ownMailServer(lab, 25),
  user: () => ({ password: "not-the-password" }),
  proof: async (lab) => [[await connect(lab, "127.0.0.1", 25), /heard 220/], [await swaks(lab, { password: "not-the-password" }), /535 5\.7\.8/], [await imap(lab, "not-the-password"), /AUTHENTICATIONFAILED|Login denied/]],
  expect: { named: "auth-bad-password" },
});
