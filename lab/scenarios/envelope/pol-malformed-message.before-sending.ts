import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A script writes the Subject twice, as PHP scripts do that pass it as a field too; the message is looked at before it is sent.",
  distinguishedBy: "the field stands twice in the file",
  user: (lab) => ({ message: { text: letter(lab, { fields: "Subject: Again\nContent-Type: text/plain; charset=us-ascii\n" }), flags: [] } }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "pol-malformed-message", ruledOut: ["pol-attachment-blocked", "pol-message-size"], logins: 0 },
});
