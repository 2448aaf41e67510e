import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server insists on TLS, and the mail program never asks for it.",
  distinguishedBy: "530 Must issue a STARTTLS command first; EHLO offers STARTTLS, and it works",
  user: () => ({ security: "none" }),
  proof: async (lab) => [[await swaks(lab, { tls: "none", auth: "no" }), /530 5\.7\.0 Must issue a STARTTLS command first/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-starttls-required-not-used", orNamed: ["cfg-auth-needs-tls"] },
});
