import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

const old = (lab: Lab) => `smtp-old.${lab.provider.domain}`;

export default scenario({
  says: "The old host name still has an address, at which nothing runs any more.",
  distinguishedBy: "it worked before, every mail port of the old host refuses, and MX and SRV point to another host that works",
  world: (lab) => lab.dns.add(old(lab), "A", lab.spare[0] as string),
  user: (lab) => ({ smtp: `${old(lab)}:587`, since: "it worked before" }),
  proof: async (lab) => [[await connect(lab, old(lab), 587), /ECONNREFUSED/], [await connect(lab, old(lab), 443), /ECONNREFUSED/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-host-stale-after-migration", orNamed: ["cfg-wrong-smtp-host"] },
});
