import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "As a wrong clock, but the clock is right and one server's certificate is not valid yet.",
  distinguishedBy: "only this host's certificate is out of its time, and the clock agrees with web servers",
  world: (lab) => void (lab.provider.certificate = lab.pki.certificate([lab.provider.name], "not-yet")),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /not yet valid/], [await handshake(lab, `${lab.second.name}:465`), /Verification: OK/]],
  // The catalogue has one cause for a certificate that is not valid today, at whichever end of its dates; that the clock is right is measured.
  expect: { named: "tls-cert-expired", orFamily: ["tls-validity"], ruledOut: ["host-clock-wrong"] },
});
