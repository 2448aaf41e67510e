import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The resolver is dead and the port is wrong.",
  distinguishedBy: "no name resolves, so the port is never reached",
  world: (lab) => void lab.dns.off.add("resolver"),
  user: (lab) => ({ dns: lab.places.publicResolver.v4, smtp: `${lab.provider.name}:588` }),
  proof: async (lab) => [[await dig(lab, lab.provider.name), /connection refused|no servers could be reached/]],
  expect: { named: "dns-resolver-failure", then: "cfg-wrong-port" },
});
