import { postgrey } from "../../parts/postgrey.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Another operator greylists; the own server takes everything from its users.",
  distinguishedBy: "the own server never defers",
  world: (lab) => {
    lab.postfix.set(lab.second, { smtpd_recipient_restrictions: postgrey(lab) }, 25);
  },
  user: () => ({ send: "yes" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
