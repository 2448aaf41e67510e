import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Access by mail programs has to be switched on in the provider's web pages first.",
  distinguishedBy: "the reply asks for it, at submission and at IMAP",
  world: (lab) => {
    lab.dovecot.deny(lab.person.address, ["imap", "pop3"]);
    providerSpeaks(lab, { replies: [{ on: "AUTH-END", say: "535 Error: authentication failed, SMTP service is not enabled for this mailbox, please enable IMAP/SMTP in the settings of your webmail" }] });
  },
  proof: async (lab) => [[await swaks(lab), /535 .*not enabled for this mailbox/]],
  expect: { named: "auth-protocol-access-disabled", orFamily: ["smtp-access-off"] },
});
