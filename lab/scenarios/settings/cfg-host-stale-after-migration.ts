import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

const old = (lab: Lab) => `smtp-old.${lab.provider.domain}`;

export default scenario({
  says: "The provider moved; the old host name is gone, and the mail program still has it.",
  distinguishedBy: "it worked before, the name does not exist any more, and MX and SRV point to another host",
  user: (lab) => ({ smtp: `${old(lab)}:587`, since: "it worked before" }),
  proof: async (lab) => [[await dig(lab, old(lab)), /status: NXDOMAIN/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-host-stale-after-migration", ruledOut: ["dns-resolver-failure"] },
});
