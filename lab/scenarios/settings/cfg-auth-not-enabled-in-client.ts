import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program does not log in, and the server relays for nobody without a login.",
  distinguishedBy: "the server offers AUTH and takes the account; the refusal that the program shows is one for a session without login",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_relay_restrictions: "permit_sasl_authenticated,reject_unauth_destination" }),
  user: (lab) => ({ error: `554 5.7.1 <friend@${lab.second.domain.replace(/\w+/, "elsewhere")}>: Relay access denied` }),
  proof: async (lab) => [[await swaks(lab, { auth: "no", to: `friend@elsewhere.${lab.second.domain}` }), /554 5\.7\.1 .*Relay access denied/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-auth-not-enabled-in-client", ruledOut: ["auth-bad-password"] },
});
