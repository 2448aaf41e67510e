import { askingIt, secondPlace } from "../../parts/second-place.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The server drops everything from the user's address on its mail ports, and answers a second machine of the user's.",
  distinguishedBy: "every mail port of this host is silent here and 587 opens to the other machine, while 587 answers here at other operators",
  world: (lab) => {
    const { home, client } = lab.addresses;
    lab.filters.add("net", "input", `ip saddr { ${home.outer4}, ${client.v4} } ip daddr ${lab.provider.v4} tcp dport { 25, 465, 587, 993 } drop`, `ip6 saddr { ${home.outer6}, ${client.v6} } ip6 daddr ${lab.provider.v6} tcp dport { 25, 465, 587, 993 } drop`);
    secondPlace(lab);
  },
  // Whether it ever worked the user does not say: without the other machine that would be needed.
  user: () => askingIt,
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  expect: { named: "auth-ip-banned", ruledOut: ["srv-submission-unreachable", "net-submission-port-blocked"], silence: "yes" },
});
