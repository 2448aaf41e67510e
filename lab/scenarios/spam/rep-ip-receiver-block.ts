import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "One receiver blocks the provider's address by a list of its own.",
  distinguishedBy: "the refusal names no public list but the receiver's own code",
  user: (lab) => ({ error: `550 5.7.1 Unfortunately, messages from [${lab.provider.v4}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors.` }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "rep-ip-receiver-block", ruledOut: ["auth-bad-password"] },
});
