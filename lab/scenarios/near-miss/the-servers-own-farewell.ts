import { scenario } from "../../scenario.ts";
import { connectAndRest, swaks } from "../../tools.ts";

export default scenario({
  says: "The server itself ends connections that rest, with 421 as it should, and the user lets one rest.",
  distinguishedBy: "the server's own farewell, where a device that forgets says nothing",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_timeout: "4s" }),
  user: () => ({ patientSeconds: 10 }),
  proof: async (lab) => [[await connectAndRest(lab, 6), /421 4\.4\.2/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy", silence: "yes" },
});
