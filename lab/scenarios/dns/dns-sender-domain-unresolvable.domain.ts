import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The mail server that the domain names does not exist.",
  distinguishedBy: "the MX record leads to a name that the DNS does not have",
  world: (lab) => {
    lab.dns.remove(lab.provider.domain, "MX");
    lab.dns.add(lab.provider.domain, "MX", `10 gone.${lab.provider.domain}.`);
  },
  user: (lab) => ({ domain: [lab.provider.domain] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "MX"), /gone\./]],
  expect: { named: "dns-sender-domain-unresolvable" },
});
