import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "A captive resolver answers every name with the address of its own page.",
  distinguishedBy: "a name that cannot exist has an address, and it is the same for all",
  world: (lab) => {
    lab.dns.resolverLines.push('local-zone: "test." redirect', `local-data: "test. A ${lab.web.v4}"`, 'local-zone: "example." redirect', `local-data: "example. A ${lab.web.v4}"`);
    lab.dns.captive = "yes";
  },
  user: (lab) => ({ dns: lab.places.publicResolver.v4 }),
  proof: async (lab) => [[await dig(lab, "+short", "no-such-name-at-all.test"), new RegExp(`^${lab.web.v4}`, "m")], [await dig(lab, "+short", lab.provider.name, "A"), new RegExp(`^${lab.web.v4}`, "m")]],
  expect: { named: "dns-resolver-failure", orNamed: ["dns-stale-or-propagating"] },
});
