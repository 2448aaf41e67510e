import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

/** A server of the operator that kept the mailbox until it moved. */
const old = (lab: Lab, service: string) => `${service}.customers.${lab.third.domain}`;

export default scenario({
  says: "The mailbox moved to another operator, whose old servers are switched off; the mail program has them still in both directions, and nobody says that it ever worked.",
  distinguishedBy: "both servers in the settings belong to one operator and are gone, and the mail domain's records name another operator's, which works",
  user: (lab) => ({ smtp: `${old(lab, "smtp")}:587`, imap: `${old(lab, "imap")}:993` }),
  proof: async (lab) => [[await dig(lab, old(lab, "smtp")), /status: NXDOMAIN/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-host-stale-after-migration", ruledOut: ["dns-resolver-failure"] },
});
