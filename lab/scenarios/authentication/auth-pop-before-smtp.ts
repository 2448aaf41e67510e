import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "An old server relays only for a while after a POP3 login from the same address.",
  distinguishedBy: "no AUTH in EHLO, and the refusal asks for a POP3 login",
  world: (lab) =>
    lab.postfix.set(lab.provider, {
      smtpd_sasl_auth_enable: "no",
      smtpd_relay_restrictions: "check_client_access static:{554 5.7.1 Relay access denied. Please check your mail with POP3 before sending},reject",
    }),
  user: () => ({ error: "554 5.7.1 Relay access denied. Please check your mail with POP3 before sending" }),
  proof: async (lab) => [[await swaks(lab, { auth: "no" }), /554 5\.7\.1 .*POP3 before sending/]],
  expect: { named: "auth-pop-before-smtp" },
});
