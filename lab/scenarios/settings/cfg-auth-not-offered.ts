import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server offers no login at 587.",
  distinguishedBy: "EHLO has no AUTH before and after TLS",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_sasl_auth_enable: "no" }),
  proof: async (lab) => [[await swaks(lab), /Host did not advertise authentication|authentication not enabled/], [await swaks(lab, { auth: "no" }), /554 5\.7\.1/]],
  expect: { named: "cfg-auth-not-offered" },
});
