import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The provider signs with a selector whose key is missing in the DNS.",
  distinguishedBy: "the receiver says that there is no key for the signature, and the selector does not exist",
  user: (lab) => ({ error: `550 5.7.20 No passing DKIM signature found: dkim=fail (no key for signature) header.d=${lab.provider.domain} header.s=mail2026` }),
  proof: async (lab) => [[await dig(lab, `mail2026._domainkey.${lab.provider.domain}`, "TXT"), /status: NXDOMAIN/]],
  expect: { named: "dns-dkim-invalid" },
});
