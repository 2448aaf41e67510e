import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "Nothing listens at the configured resolver.",
  distinguishedBy: "the resolver refuses at once, and another resolver answers",
  world: (lab) => void lab.dns.off.add("resolver"),
  user: (lab) => ({ dns: lab.places.publicResolver.v4 }),
  proof: async (lab) => [[await dig(lab, lab.provider.name), /connection refused|no servers could be reached/], [await dig(lab, `@${lab.places.publicResolver.v4}`, lab.provider.name), /status: NOERROR/]],
  expect: { named: "dns-resolver-failure" },
});
