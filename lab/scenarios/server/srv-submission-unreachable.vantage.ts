import { askingIt, secondPlace } from "../../parts/second-place.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The server's own firewall drops 465 and 587 for everybody, and a second machine of the user's is shut out, too.",
  distinguishedBy: "465 and 587 of this host are silent here and for the other machine, and 587 answers elsewhere for both",
  world: (lab) => {
    lab.filters.add("net", "input", `ip daddr ${lab.provider.v4} tcp dport { 465, 587 } drop`, `ip6 daddr ${lab.provider.v6} tcp dport { 465, 587 } drop`);
    secondPlace(lab);
  },
  user: () => askingIt,
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  // Without the second machine a ban cannot be ruled out here.
  expect: { named: "srv-submission-unreachable", ruledOut: ["net-submission-port-blocked", "auth-ip-banned"], silence: "yes" },
});
