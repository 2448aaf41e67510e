import { must } from "../../shell.ts";
import { mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "A policy of the machine forbids this program to open mail connections.",
  distinguishedBy: "permission denied at once, before any packet is sent; another user of the machine connects",
  world: (lab) => {
    lab.afterwards.push(async () => {
      for (const port of mailPorts) {
        for (const family of ["-4", "-6"]) {
          await must(["ip", "-n", "client", family, "rule", "add", "uidrange", "1000-1000", "ipproto", "tcp", "dport", String(port), "prohibit"]);
        }
      }
    });
  },
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /EACCES/], [await connect(lab, lab.provider.v4, 443), /connected/]],
  expect: { named: "net-local-sandbox-policy", orFamily: ["host-firewall"], ruledOut: ["net-submission-port-blocked"] },
});
