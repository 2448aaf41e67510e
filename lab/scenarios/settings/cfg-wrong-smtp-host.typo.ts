import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "The host name in the mail program has a letter too many and does not exist.",
  distinguishedBy: "the name does not exist at its own name servers either; the domain names another host",
  user: (lab) => ({ smtp: `${lab.provider.name.replace(".", "x.")}:587` }),
  proof: async (lab) => [[await dig(lab, lab.provider.name.replace(".", "x.")), /status: NXDOMAIN/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-wrong-smtp-host", ruledOut: ["dns-resolver-failure"] },
});
