import { throughMiddlebox } from "../../faults.ts";
import { askingIt, secondPlace } from "../../parts/second-place.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A firewall on the path removes STARTTLS without a trace, towards one operator only, and a second machine elsewhere looks as well.",
  distinguishedBy: "STARTTLS of this one server is missing here and offered to the other machine",
  world: (lab) => {
    throughMiddlebox(lab, () => ({ does: "strip-starttls", blot: "remove" }), { ports: [587], hosts: [lab.provider] });
    secondPlace(lab);
  },
  user: () => askingIt,
  proof: async (lab) => [[await swaks(lab, { quitAfter: "EHLO" }), /STARTTLS/], [await swaks(lab, { server: lab.second.name, quitAfter: "EHLO" }), /250[ -]/]],
  // From here alone it looks like a server that has no STARTTLS.
  expect: { named: "net-smtp-inspection-proxy", ruledOut: ["cfg-starttls-not-usable"] },
});
