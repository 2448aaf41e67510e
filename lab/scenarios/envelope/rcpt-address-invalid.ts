import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The recipient does not exist.",
  distinguishedBy: "550 5.1.1 for that recipient, and the own address passes",
  user: (lab) => ({ error: `550 5.1.1 <nobody@${lab.second.domain}>: Recipient address rejected: User unknown in virtual mailbox table` }),
  proof: async (lab) => [[await swaks(lab, { server: lab.second.name, port: 25, auth: "no", to: `nobody@${lab.second.domain}` }), /550 5\.1\.1 .*User unknown/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "rcpt-address-invalid", ruledOut: ["auth-bad-password"] },
});
