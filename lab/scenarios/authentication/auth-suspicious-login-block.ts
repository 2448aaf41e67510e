import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider holds the login back because it looks new.",
  distinguishedBy: "534 5.7.14 log in via your web browser",
  world: (lab) => {
    lab.dovecot.deny(lab.person.address, ["imap", "pop3"]);
    providerSpeaks(lab, {
      replies: [
        {
          on: "AUTH-END",
          say: "534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1> Please log in\n534-5.7.14 via your web browser and then try again.\n534-5.7.14  Learn more at\n534 5.7.14  https://support.google.com/mail/answer/78754 b4sm2113 - gsmtp",
        },
      ],
    });
  },
  proof: async (lab) => [[await swaks(lab), /534[- ]5\.7\.14/]],
  expect: { named: "auth-suspicious-login-block", ruledOut: ["auth-app-password-required"] },
});
