import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, machine } from "../../tools.ts";

export default scenario({
  says: "The machine's own rules drop port 25 alone, and the access provider drops 465 and 587.",
  distinguishedBy: "the rules of the machine let the connection pass",
  world: (lab) => {
    blockPorts(lab, [25], "drop", { machine: "client", hook: "output" });
    blockPorts(lab, [465, 587]);
  },
  user: () => ({ uid: 0 }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await machine("client", ["nft", "list", "ruleset"]), /tcp dport (?:25|\{ 25 \}) drop/]],
  expect: { named: "net-submission-port-blocked", ruledOut: ["auth-bad-password", "prov-outage"], silence: "yes" },
});
