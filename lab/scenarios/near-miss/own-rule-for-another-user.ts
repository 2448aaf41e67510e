import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { machine, swaks } from "../../tools.ts";

export default scenario({
  says: "A rule of the machine keeps another user from sending; this one sends.",
  distinguishedBy: "the port opens: whatever the rule says, it does not apply",
  world: (lab) => blockPorts(lab, mailPorts, "reject with tcp reset", { machine: "client", hook: "output", only: "meta skuid 1001" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await machine("client", ["nft", "list", "ruleset"]), /skuid 1001/]],
  expect: { named: "healthy" },
});
