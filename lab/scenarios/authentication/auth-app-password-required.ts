import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider takes only an application password.",
  distinguishedBy: "534 5.7.9 Application-specific password required",
  world: (lab) => {
    lab.dovecot.deny(lab.person.address, ["imap", "pop3"]);
    providerSpeaks(lab, {
      replies: [
        {
          on: "AUTH-END",
          say: "534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor a640c23a62f3a-aa5 - gsmtp",
        },
      ],
    });
  },
  proof: async (lab) => [[await swaks(lab), /534[- ]5\.7\.9 Application-specific password required/]],
  expect: { named: "auth-app-password-required", ruledOut: ["auth-lockout"] },
});
