import { scenario } from "../../scenario.ts";
import { connect, dig } from "../../tools.ts";

export default scenario({
  says: "The hosts file of this machine leads the outgoing server's name to an address where nobody serves mail.",
  distinguishedBy: "a line of the hosts file, and another address in the DNS",
  world: (lab) => {
    lab.hostsLines.push(`${lab.spare[0]} ${lab.provider.name}`);
  },
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.name, "A"), new RegExp(`^${lab.provider.v4}$`, "m")], [await connect(lab, lab.provider.name, 587), /ECONNREFUSED/]],
  expect: { named: "dns-stale-or-propagating", ruledOut: ["net-submission-port-blocked", "auth-bad-password"] },
});
