import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The resolver answers every question with a failure.",
  distinguishedBy: "SERVFAIL at the own resolver, an answer at another",
  world: (lab) => lab.filters.add("isp", "output", `ip daddr { ${lab.places.root}, ${lab.places.first}, ${lab.places.second} } drop`),
  user: (lab) => ({ dns: lab.places.publicResolver.v4 }),
  proof: async (lab) => [[await dig(lab, "+time=10", lab.provider.name), /SERVFAIL/], [await dig(lab, `@${lab.places.publicResolver.v4}`, lab.provider.name), /status: NOERROR/]],
  expect: { named: "dns-resolver-failure", silence: "yes" },
});
