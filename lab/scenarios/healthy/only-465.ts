import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider offers 465 only.",
  distinguishedBy: "587 is shut, and nobody uses it",
  world: (lab) => lab.postfix.close(lab.provider, 587),
  user: (lab) => ({ smtp: `${lab.provider.name}:465`, security: "tls" }),
  proof: async (lab) => [[await swaks(lab, { tls: "tls" }), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
