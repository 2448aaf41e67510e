import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The domain asks receivers to refuse what fails DMARC, and its mail leaves by a server that is neither in SPF nor signs.",
  distinguishedBy: "SPF fails for the address that sends, there is no key at the selector that it would sign with, and the policy is p=reject",
  world: (lab) => {
    lab.dns.remove(`_dmarc.${lab.provider.domain}`);
    lab.dns.add(`_dmarc.${lab.provider.domain}`, "TXT", '"v=DMARC1; p=reject"');
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.second.v4, "--selector", "mail"] }),
  proof: async (lab) => [[await dig(lab, "+short", `_dmarc.${lab.provider.domain}`, "TXT"), /p=reject/]],
  expect: { named: "dns-dmarc-reject", orNamed: ["dns-spf-dkim-missing"] },
});
