import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

const umlaut = (lab: Lab) => `jürgen.${lab.person.local}@${lab.provider.domain}`;

export default scenario({
  says: "The mailbox has an umlaut, and the server can do SMTPUTF8.",
  distinguishedBy: "SMTPUTF8 in EHLO, and the address is accepted",
  world: (lab) => lab.dovecot.allow(umlaut(lab), lab.person.password),
  user: (lab) => ({ address: umlaut(lab), smtpUser: umlaut(lab) }),
  proof: async (lab) => [[await swaks(lab, { user: umlaut(lab), quitAfter: "AUTH" }), /250-SMTPUTF8/, /235 2\.7\.0/], [await imap(lab, lab.person.password, umlaut(lab)), /Logged in/]],
  expect: { named: "healthy" },
});
