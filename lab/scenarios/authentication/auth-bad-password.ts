import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The password is wrong.",
  distinguishedBy: "535 at submission and the same pair refused at IMAP",
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await swaks(lab, { password: "not-the-right-one" }), /535 5\.7\.8/], [await imap(lab, "not-the-right-one"), /AUTHENTICATIONFAILED|Login denied/]],
  expect: { named: "auth-bad-password", ruledOut: ["client-smtp-password-separate", "auth-smtp-auth-disabled"] },
});
