import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "A domain in order: p=reject, and SPF passes for the server that sends.",
  distinguishedBy: "one aligned pass is enough",
  world: (lab) => {
    lab.dns.remove(`_dmarc.${lab.provider.domain}`);
    lab.dns.add(`_dmarc.${lab.provider.domain}`, "TXT", '"v=DMARC1; p=reject"');
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await dig(lab, "+short", `_dmarc.${lab.provider.domain}`, "TXT"), /p=reject/]],
  expect: { named: "healthy" },
});
