import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The receiver puts off a first message for some minutes.",
  distinguishedBy: "450 at the first try, accepted after a while",
  world: (lab) => {
    const port = lab.draw.port();
    lab.own.add("net", { part: "policy", port, rule: "greylist", seconds: 300, action: "4.2.0 Greylisted, please try again in 300 seconds" });
    lab.postfix.set(lab.provider, { smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${port}` });
  },
  proof: async (lab) => [[await swaks(lab), /450 4\.2\.0 .*Greylisted/]],
  expect: { named: "rep-greylisting", ruledOut: ["srv-milter-failure", "auth-bad-password"] },
});
