import { postgrey } from "../../parts/postgrey.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The receiver puts off a first message for some minutes, with a real Postgrey.",
  distinguishedBy: "450 at the first try, in words about greylisting, accepted after a while",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_recipient_restrictions: postgrey(lab) }),
  proof: async (lab) => [[await swaks(lab), /450 4\.2\.0 .*Greylisted, see http/]],
  expect: { named: "rep-greylisting", ruledOut: ["srv-milter-failure", "auth-bad-password"] },
});
