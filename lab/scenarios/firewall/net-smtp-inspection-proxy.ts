import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A firewall on the path crosses STARTTLS out of what the server offers.",
  distinguishedBy: "XXXXXXXA in place of STARTTLS, and the command comes back damaged; 465 shows the server unharmed",
  world: (lab) => throughMiddlebox(lab, () => ({ does: "strip-starttls", blot: "cross-out" }), { ports: [25, 587] }),
  proof: async (lab) => [[await swaks(lab), /250-XXXXXXXA/], [await swaks(lab, { tls: "tls" }), /250 2\.1\.5 Ok/]],
  expect: { named: "net-smtp-inspection-proxy", ruledOut: ["cfg-starttls-not-usable"] },
});
