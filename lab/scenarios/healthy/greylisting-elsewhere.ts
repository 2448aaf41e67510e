import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Another operator greylists; the own server takes everything from its users.",
  distinguishedBy: "the own server never defers",
  world: (lab) => {
    const port = lab.draw.port();
    lab.own.add("net", { part: "policy", port, rule: "greylist", seconds: 300 });
    lab.postfix.set(lab.second, { smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${port}` }, 25);
  },
  user: () => ({ send: "yes" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
