import { exim } from "../../parts/exim.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The password is wrong, in the words of an Exim server.",
  distinguishedBy: "535 Incorrect authentication data, and IMAP refuses the same pair",
  world: (lab) => void exim(lab),
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await swaks(lab, { password: "not-the-right-one" }), /535 Incorrect authentication data/]],
  expect: { named: "auth-bad-password", ruledOut: ["client-smtp-password-separate"] },
});
