import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider offers 587 only.",
  distinguishedBy: "465 is shut, and nobody uses it",
  world: (lab) => lab.postfix.close(lab.provider, 465),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
