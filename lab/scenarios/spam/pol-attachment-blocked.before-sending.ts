import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The message carries a disk image to a mailbox at Gmail, which refuses such by its published list.",
  distinguishedBy: "the file's ending stands on the receiver's own list",
  user: (lab) => ({ message: { text: letter(lab, { to: "ben@gmail.com", fields: 'Content-Type: multipart/mixed; boundary="b"\n', body: '--b\nContent-Type: text/plain\n\nThe disk.\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="disk.iso"\nContent-Transfer-Encoding: base64\n\nQUJD\n--b--\n' }), flags: [] } }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "pol-attachment-blocked", ruledOut: ["pol-malformed-message", "pol-message-size"], logins: 0 },
});
