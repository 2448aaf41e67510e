import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The message has more recipients than the server takes at once.",
  distinguishedBy: "452 4.5.3 too many recipients, and one recipient passes",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_recipient_limit: "3", smtpd_recipient_overshoot_limit: "1" }),
  user: () => ({ error: "452 4.5.3 Error: too many recipients" }),
  proof: async (lab) => [[await swaks(lab, { to: [1, 2, 3, 4, 5].map(() => lab.person.address).join(",") }), /452 4\.5\.3 .*too many recipients/]],
  expect: { named: "quota-recipient-limit" },
});
