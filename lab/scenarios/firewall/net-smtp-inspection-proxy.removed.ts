import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A firewall on the path removes STARTTLS without a trace, for every operator.",
  distinguishedBy: "STARTTLS is missing at several unrelated operators at once",
  world: (lab) => throughMiddlebox(lab, () => ({ does: "strip-starttls", blot: "remove" }), { ports: [25, 587] }),
  proof: async (lab) => [[await swaks(lab, { tls: "none", auth: "no", quitAfter: "EHLO" }), /250 (CHUNKING|DSN)/], [await swaks(lab, { quitAfter: "EHLO" }), /STARTTLS/], [await swaks(lab, { server: lab.second.name, quitAfter: "EHLO" }), /did not advertise STARTTLS|not offered/i]],
  expect: { named: "net-smtp-inspection-proxy", ruledOut: ["auth-bad-password"] },
});
