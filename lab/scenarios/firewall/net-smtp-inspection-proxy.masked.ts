import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "An old firewall hides the greeting behind asterisks and refuses EHLO.",
  distinguishedBy: "220 and asterisks, 500 to EHLO",
  world: (lab) => throughMiddlebox(lab, () => ({ does: "mask" }), { ports: [25, 587] }),
  proof: async (lab) => [[await connect(lab, lab.provider.name, 587), /heard 220 \*{8}/], [await swaks(lab), /500 5\.5\.2/]],
  expect: { named: "net-smtp-inspection-proxy", ruledOut: ["cfg-starttls-not-usable"] },
});
