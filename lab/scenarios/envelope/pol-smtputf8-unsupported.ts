import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The address is not in ASCII, and the server cannot do SMTPUTF8.",
  distinguishedBy: "EHLO lacks SMTPUTF8, and the refusal says that it is needed",
  world: (lab) => lab.postfix.setEverywhere({ smtputf8_enable: "no" }),
  user: (lab) => ({ from: `jürgen@${lab.provider.domain}`, error: "SMTPUTF8 is required, but was not offered by host" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "EHLO" }), /250 CHUNKING/], [await swaks(lab), /^((?!SMTPUTF8).)*$/s]],
  expect: { named: "pol-smtputf8-unsupported" },
});
