import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The machine has no root certificates.",
  distinguishedBy: "nobody is trusted by the machine's own store, and everybody is by a current one",
  world: (lab) => void (lab.clientRoots = "none"),
  user: () => ({ error: "unable to get local issuer certificate" }),
  proof: async (lab) => [[await lab.client(["curl", "-sS", `https://${lab.second.name}/`]), /certificate problem|error setting certificate/], [await handshake(lab, `${lab.second.name}:443`), /Verification: OK/]],
  expect: { named: "tls-ca-store-missing", ruledOut: ["tls-cert-untrusted", "av-tls-interception"] },
});
