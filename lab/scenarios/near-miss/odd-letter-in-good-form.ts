import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A message with folded fields, comments, an encoded subject, a long line of 998 bytes and a group of hidden recipients: odd, and within the rules.",
  distinguishedBy: "a strict server takes it, and no rule of form is broken",
  user: (lab) => ({
    message: {
      text: letter(lab, { fields: `Cc: undisclosed-recipients:;\nReply-To: "Doe, Ann"\n (of the board) <${lab.person.address}>\nComments: =?utf-8?B?R3LDvMOfZQ==?=\nContent-Type: text/plain;\n charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n`, body: `Gr=C3=BC=C3=9Fe=\n aus dem Amt\n${"x".repeat(998)}\n` }),
      flags: [],
    },
  }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy", ruledOut: ["pol-malformed-message"], logins: 0 },
});
