import { hotSpot } from "../../parts/hot-spot.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "As a network that is to blame, but the password is wrong, at home as over the hot spot.",
  distinguishedBy: "both reach the server, and both logins are refused alike",
  world: (lab) => hotSpot(lab),
  user: () => ({ password: "not-the-password", again: { from: "phone" } }),
  proof: async (lab) => [[await swaks(lab, { password: "not-the-password" }), /535 5\.7\.8/]],
  expect: { named: "auth-bad-password", compared: { side: "account", place: "other", certainty: "likely" } },
});
