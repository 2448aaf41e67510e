import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The sending program has no module for logins.",
  distinguishedBy: "the program's own words say that it has no mechanism, while the server offers PLAIN and takes the pair",
  user: () => ({ error: "warning: SASL authentication failure: No worthy mechs found; SASL authentication failed; cannot authenticate to server: no mechanism available" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cli-sasl-plugin-missing", ruledOut: ["auth-mechanism-mismatch"] },
});
