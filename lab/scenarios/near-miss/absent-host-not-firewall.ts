import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "As a network block, but the address of the host belongs to no machine any more.",
  distinguishedBy: "the router says that the host cannot be reached, for this host on every port; other operators answer on 587",
  world: (lab) => {
    lab.dns.add(`out.${lab.provider.domain}`, "A", lab.nobody);
  },
  user: (lab) => ({ smtp: `out.${lab.provider.domain}:587`, since: "it worked before" }),
  proof: async (lab) => [[await connect(lab, lab.nobody, 587, 5), /EHOSTUNREACH|silence/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  expect: { named: "cfg-host-stale-after-migration", orNamed: ["prov-outage", "srv-submission-unreachable", "cfg-wrong-smtp-host"], ruledOut: ["net-submission-port-blocked", "net-host-firewall-egress"], silence: "yes" },
});
