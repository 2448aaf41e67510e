import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The resolver says of every name that it does not exist.",
  distinguishedBy: "NXDOMAIN for names of unrelated operators too, which exist by another resolver",
  world: (lab) => {
    lab.dns.resolverLines.push('local-zone: "test." always_nxdomain', 'local-zone: "example." always_nxdomain');
    lab.dns.captive = "yes";
  },
  proof: async (lab) => [[await dig(lab, lab.provider.name), /status: NXDOMAIN/], [await dig(lab, lab.second.name), /status: NXDOMAIN/], [await dig(lab, `@${lab.places.publicResolver.v4}`, lab.second.name), /status: NOERROR/]],
  expect: { named: "dns-resolver-failure" },
});
