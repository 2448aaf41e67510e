import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The user name in the mail program lacks the domain, which submission wants and IMAP does not.",
  distinguishedBy: "535 with the local part alone at submission, and IMAP takes it",
  world: (lab) => lab.dovecot.allow(lab.person.local, lab.person.password, ["imap", "pop3"]),
  user: (lab) => ({ smtpUser: lab.person.local }),
  proof: async (lab) => [[await swaks(lab, { user: lab.person.local }), /535 5\.7\.8/], [await swaks(lab), /235 2\.7\.0/], [await imap(lab, lab.person.password, lab.person.local), /Logged in/]],
  expect: { named: "auth-username-format" },
});
