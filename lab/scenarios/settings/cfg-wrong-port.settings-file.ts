import { msmtpAccount } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "In the mail program's settings file two digits of the port have changed places.",
  distinguishedBy: "578 refuses at this host, and 587 and 465 of the same host offer a login",
  user: (lab) => ({ clientText: msmtpAccount("work", lab.provider.name, 578, lab.person.address) }),
  proof: async (lab) => [[await connect(lab, lab.provider.name, 578), /ECONNREFUSED/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-wrong-port", ruledOut: ["net-submission-port-blocked"] },
});
