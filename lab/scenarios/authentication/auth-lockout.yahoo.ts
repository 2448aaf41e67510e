import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider refuses every login for a time after too many bad ones.",
  distinguishedBy: "535 (#AUTH005) Too many bad auth attempts",
  world: (lab) =>
    providerSpeaks(lab, { replies: [{ on: "AUTH-END", say: "535 5.7.0 (#AUTH005) Too many bad auth attempts." }] }),
  proof: async (lab) => [[await swaks(lab), /#AUTH005/]],
  expect: { named: "auth-lockout", orNamed: ["auth-app-password-required"] },
});
