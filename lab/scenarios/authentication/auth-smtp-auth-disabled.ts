import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The organisation has switched submission logins off.",
  distinguishedBy: "535 5.7.139 SmtpClientAuthentication is disabled, and the same pair passes at IMAP",
  world: (lab) =>
    providerSpeaks(lab, {
      replies: [{ on: "AUTH-END", say: "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information." }],
    }),
  proof: async (lab) => [[await swaks(lab), /SmtpClientAuthentication is disabled for the Tenant/], [await imap(lab), /Logged in/]],
  expect: { named: "auth-smtp-auth-disabled", ruledOut: ["auth-bad-password"] },
});
