import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The line has an IPv6 address, but nothing comes back over IPv6.",
  distinguishedBy: "every IPv6 address is silent and the IPv4 address of the same name answers",
  world: (lab) => lab.filters.add("isp", "forward", "meta nfproto ipv6 drop"),
  proof: async (lab) => [[await connect(lab, lab.provider.v6, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v6, 443), /silence|ETIMEDOUT/], [await connect(lab, lab.provider.v4, 587), /heard 220/]],
  expect: { named: "net-ipv6-broken", ruledOut: ["net-submission-port-blocked"], silence: "yes" },
});
