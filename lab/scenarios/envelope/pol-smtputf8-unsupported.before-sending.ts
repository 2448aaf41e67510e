import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The recipient's address has a letter beyond ASCII in front of the @, and the server does not carry such.",
  distinguishedBy: "the server does not offer SMTPUTF8, and the message needs it",
  world: (lab) => lab.postfix.setEverywhere({ smtputf8_enable: "no" }),
  user: (lab) => ({ message: { text: letter(lab, { to: `jürgen@${lab.second.domain}` }), flags: ["--smtp", `${lab.provider.name}:587`, "--security", "starttls"] } }),
  proof: async (lab) => [[await swaks(lab), /250-8BITMIME/]],
  expect: { named: "pol-smtputf8-unsupported", ruledOut: ["pol-malformed-message"], logins: 0 },
});
