import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server takes 100,000 bytes; the file is smaller, and the message with it, as base64, is not.",
  distinguishedBy: "the server says SIZE 100000, and the message has more on the wire",
  world: (lab) => lab.postfix.setEverywhere({ message_size_limit: "100000" }),
  user: (lab) => ({
    message: {
      text: letter(lab, { fields: 'Content-Type: multipart/mixed; boundary="b"\n', body: `--b\nContent-Type: text/plain\n\nThe plan.\n--b\nContent-Type: image/png; name="plan.png"\nContent-Transfer-Encoding: base64\n\n${`${"QUJD".repeat(19)}\n`.repeat(1_400)}--b--\n` }),
      flags: ["--smtp", `${lab.provider.name}:587`, "--security", "starttls"],
    },
  }),
  proof: async (lab) => [[await swaks(lab), /SIZE 100000/]],
  expect: { named: "pol-message-size", ruledOut: ["pol-malformed-message", "pol-attachment-blocked"], logins: 0 },
});
