import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "Submission is switched off for this mailbox, and the server says no more than to a wrong password.",
  distinguishedBy: "535 at submission, the same pair passes at IMAP",
  world: (lab) => lab.dovecot.deny(lab.person.address, ["smtp"]),
  proof: async (lab) => [[await swaks(lab), /535 5\.7\.8/], [await imap(lab), /Logged in/]],
  expect: {
    named: "auth-smtp-auth-disabled",
    orNamed: ["client-smtp-password-separate", "auth-username-format", "auth-app-password-required"],
    orFamily: ["creds-wrong"],
    cannotTell: "the server's words are those for a wrong password; only the mailbox's settings at the provider tell",
    ruledOut: ["auth-bad-password"],
  },
});
