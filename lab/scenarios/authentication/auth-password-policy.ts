import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider refuses the right password until it is changed.",
  distinguishedBy: "the reply says that the password has to be changed",
  world: (lab) => {
    lab.dovecot.deny(lab.person.address, ["imap", "pop3"]);
    providerSpeaks(lab, { replies: [{ on: "AUTH-END", say: "535 5.7.8 Your password has expired and must be changed. Sign in on the web to set a new one" }] });
  },
  proof: async (lab) => [[await swaks(lab), /535 5\.7\.8 Your password has expired/]],
  expect: { named: "auth-password-policy" },
});
