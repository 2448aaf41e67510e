import { throughMiddlebox } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "STARTTLS is stripped on the path and the password is wrong.",
  distinguishedBy: "the damage on the path is met first",
  world: (lab) => throughMiddlebox(lab, () => ({ does: "strip-starttls", blot: "cross-out" }), { ports: [25, 587] }),
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await swaks(lab), /250-XXXXXXXA/]],
  expect: { named: "net-smtp-inspection-proxy", then: "auth-bad-password" },
});
