import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Everything works on a line without IPv6.",
  distinguishedBy: "no IPv6 address on the machine, and IPv4 works",
  world: (lab) => void (lab.families = "ipv4"),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
