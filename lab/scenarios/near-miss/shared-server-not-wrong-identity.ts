import { msmtpAccount, type Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const other = (lab: Lab) => `${lab.person.local}@${lab.second.domain}`;

export default scenario({
  says: "Two accounts of the mail program share one outgoing server, and it takes the mail of both.",
  distinguishedBy: "the server is the other account's, and it accepts the login and the sender",
  user: (lab) => ({ clientText: msmtpAccount("club", lab.second.name, 587, other(lab)) + msmtpAccount("work", lab.second.name, 587, lab.person.address) }),
  proof: async (lab) => [[await swaks(lab, { server: lab.second.name }), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
