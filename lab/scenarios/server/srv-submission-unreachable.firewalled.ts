import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The server's own firewall drops 465 and 587 for everybody.",
  distinguishedBy: "465 and 587 of this host are silent, its 25, 993 and 443 answer, and 587 answers elsewhere",
  world: (lab) => lab.filters.add("net", "input", `ip daddr ${lab.provider.v4} tcp dport { 465, 587 } drop`, `ip6 daddr ${lab.provider.v6} tcp dport { 465, 587 } drop`),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.provider.v4, 25), /heard 220/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  expect: { named: "srv-submission-unreachable", orNamed: ["auth-ip-banned"], cannotTell: "from one address a shut server looks like a ban; a second vantage point tells", ruledOut: ["net-submission-port-blocked"], silence: "yes" },
});
