import { scenario } from "../../scenario.ts";
import { handshake, swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program starts TLS at once on the STARTTLS port 587.",
  distinguishedBy: "TLS fails at once, the same port greets in the clear and offers STARTTLS, which works",
  user: (lab) => ({ smtp: `${lab.provider.name}:587`, security: "tls" }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:587`), /wrong version number/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-implicit-tls-on-starttls-port", ruledOut: ["tls-version-too-old"] },
});
