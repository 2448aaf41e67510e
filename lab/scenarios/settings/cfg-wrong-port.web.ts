import { scenario } from "../../scenario.ts";
import { handshake, swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program has port 443, where a web server answers.",
  distinguishedBy: "what answers speaks no SMTP, and 465 and 587 of the same host do",
  user: (lab) => ({ smtp: `${lab.provider.name}:443`, security: "tls" }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:443`), /Verification: OK/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-wrong-port" },
});
