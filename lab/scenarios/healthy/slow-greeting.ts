import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The server greets after fifteen seconds, which RFC 5321 section 4.5.3.2.1 permits.",
  distinguishedBy: "the greeting comes late, and then all is well",
  world: (lab) => providerSpeaks(lab, { bannerWaitMs: 15_000, replies: [] }),
  user: () => ({ timeoutSeconds: 25 }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587, 17), /heard 220/]],
  expect: { named: "healthy", silence: "yes" },
});
