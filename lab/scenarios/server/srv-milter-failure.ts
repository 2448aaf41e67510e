import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mail filter of the server is not running.",
  distinguishedBy: "451 4.7.1 Service unavailable from the own server for every message",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_milters: `inet:127.0.0.1:${lab.draw.port()}`, milter_default_action: "tempfail", milter_connect_timeout: "2s" }),
  proof: async (lab) => [[await swaks(lab), /4\d\d 4\.(7\.1|3\.0) .*(Service unavailable|Try again later)/]],
  expect: { named: "srv-milter-failure", ruledOut: ["rep-greylisting", "quota-rate-throttle"] },
});
