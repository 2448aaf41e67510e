import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The clock of the machine is years ahead.",
  distinguishedBy: "every certificate seems expired, and the Date of every web server differs from the clock",
  world: (lab) => void (lab.clientClock = "+1500d"),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /certificate has expired/], [await handshake(lab, `${lab.second.name}:443`), /certificate has expired/]],
  expect: { named: "host-clock-wrong", ruledOut: ["tls-cert-expired"], logins: 0 },
});
