import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The resolver of the access provider does not answer.",
  distinguishedBy: "questions to the own resolver stay unanswered, and another resolver answers",
  world: (lab) => lab.filters.add("isp", "input", `ip daddr ${lab.places.resolver.v4} udp dport 53 drop`, `ip daddr ${lab.places.resolver.v4} tcp dport 53 drop`),
  user: (lab) => ({ dns: lab.places.publicResolver.v4 }),
  proof: async (lab) => [[await dig(lab, lab.provider.name), /no servers could be reached|timed out/], [await dig(lab, `@${lab.places.publicResolver.v4}`, lab.provider.name), /status: NOERROR/]],
  expect: { named: "dns-resolver-failure", ruledOut: ["auth-bad-password"], silence: "yes" },
});
