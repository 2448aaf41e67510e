import { scenario } from "../../scenario.ts";
import { inside, must } from "../../shell.ts";
import { connect, machine } from "../../tools.ts";

/** The chains as ufw makes them, with one rule of the user's: `ufw reject out 587/tcp`. */
const chains = (icmp: string) => `*filter
:ufw-before-output - [0:0]
:ufw-user-output - [0:0]
-A OUTPUT -j ufw-before-output
-A ufw-before-output -o lo -j ACCEPT
-A ufw-before-output -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A ufw-before-output -j ufw-user-output
-A ufw-user-output -p tcp --dport 587 -j REJECT --reject-with ${icmp}
COMMIT
`;

export default scenario({
  says: "ufw on the machine itself refuses 587, and the user may read its rules.",
  distinguishedBy: "the rule itself, in a chain of ufw's",
  world: (lab) => {
    lab.afterwards.push(async () => {
      await must(inside("client", ["iptables-restore"]), chains("icmp-port-unreachable"));
      await must(inside("client", ["ip6tables-restore"]), chains("icmp6-port-unreachable"));
    });
  },
  user: () => ({ uid: 0 }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /ECONNREFUSED/], [await connect(lab, lab.provider.v4, 465), /connected/], [await machine("client", ["iptables-save"]), /ufw-user-output -p tcp -m tcp --dport 587 -j REJECT/]],
  expect: { named: "net-host-firewall-egress", ruledOut: ["net-submission-port-blocked", "prov-outage", "srv-submission-unreachable"] },
});
