import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The domain's own DMARC policy has its mail rejected.",
  distinguishedBy: "the refusal names the DMARC policy, and the record says p=reject",
  world: (lab) => {
    lab.dns.remove(`_dmarc.${lab.provider.domain}`);
    lab.dns.add(`_dmarc.${lab.provider.domain}`, "TXT", '"v=DMARC1; p=reject"');
  },
  user: (lab) => ({ error: `550-5.7.26 Unauthenticated email from ${lab.provider.domain} is not accepted due to domain's DMARC policy. Please contact the administrator of ${lab.provider.domain} domain` }),
  proof: async (lab) => [[await dig(lab, "+short", `_dmarc.${lab.provider.domain}`, "TXT"), /p=reject/]],
  expect: { named: "dns-dmarc-reject", ruledOut: ["auth-bad-password"] },
});
