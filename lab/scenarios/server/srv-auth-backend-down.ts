import { saslFor } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The server cannot reach the database of its users.",
  distinguishedBy: "454 temporary authentication failure, whatever the password",
  world: (lab) => {
    const authority = saslFor(lab, "plain login");
    authority.broken = "yes";
  },
  proof: async (lab) => [[await swaks(lab), /454 4\.7\.0 Temporary authentication failure/], [await imap(lab), /Logged in/]],
  expect: { named: "srv-auth-backend-down", ruledOut: ["auth-bad-password"] },
});
