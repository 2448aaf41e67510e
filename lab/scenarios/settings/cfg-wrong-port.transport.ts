import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program has port 25, which takes mail from other servers only.",
  distinguishedBy: "no AUTH in EHLO at 25, before and after TLS; AUTH at 587",
  user: (lab) => ({ smtp: `${lab.provider.name}:25` }),
  proof: async (lab) => [[await swaks(lab, { port: 25 }), /250-STARTTLS/, /Host did not advertise authentication|authentication not enabled/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-wrong-port", orNamed: ["cfg-auth-not-offered"] },
});
