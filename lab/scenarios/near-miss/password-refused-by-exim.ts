import { exim } from "../../parts/exim.ts";
import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "As submission switched off, but the password is wrong everywhere, in Exim's words.",
  distinguishedBy: "535 Incorrect authentication data, and IMAP refuses as well",
  world: (lab) => void exim(lab),
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await swaks(lab, { password: "not-the-right-one" }), /535 Incorrect authentication data/], [await imap(lab, "not-the-right-one"), /AUTHENTICATIONFAILED|Login denied/]],
  expect: { named: "auth-bad-password", ruledOut: ["auth-smtp-auth-disabled"] },
});
