import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The host has two addresses, and a firewall lets only the old one through.",
  distinguishedBy: "one address of the name is silent and the other answers, every time",
  world: (lab) => {
    const added = lab.spare[0] as string;
    lab.dns.remove(lab.provider.name, "AAAA");
    lab.dns.add(lab.provider.name, "A", added);
    for (const [port, kind] of [[25, "transport"], [587, "submission"], [465, "submissions"]] as const) {
      lab.postfix.listen(lab.provider, port, kind, {}, [lab.provider.v4, lab.provider.v6, added]);
    }
    lab.filters.add("home", "forward", `ip daddr ${added} drop`);
  },
  proof: async (lab) => [[await connect(lab, lab.spare[0] as string, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.provider.v4, 587), /heard 220/]],
  expect: { named: "net-some-addresses-unreachable", ruledOut: ["net-submission-port-blocked"], silence: "yes" },
});
