import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The clock of the machine is years behind.",
  distinguishedBy: "every certificate seems not yet valid, and the Date of every web server differs from the clock",
  world: (lab) => void (lab.clientClock = "-1500d"),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /certificate is not yet valid/]],
  expect: { named: "host-clock-wrong", ruledOut: ["tls-cert-untrusted"], logins: 0 },
});
