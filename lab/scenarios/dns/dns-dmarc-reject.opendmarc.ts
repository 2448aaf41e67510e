import { openDmarc } from "../../parts/opendmarc.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "The server that takes the message checks DMARC itself, and the domain has refused what is in neither SPF nor signed.",
  distinguishedBy: "the test message is refused after its end with the policy in the words, and an envelope without a message is not",
  world: (lab) => {
    lab.dns.remove(`_dmarc.${lab.provider.domain}`);
    lab.dns.add(`_dmarc.${lab.provider.domain}`, "TXT", '"v=DMARC1; p=reject"');
    openDmarc(lab);
  },
  user: () => ({ send: "yes" }),
  proof: async (lab) => [
    [await dig(lab, "+short", `_dmarc.${lab.provider.domain}`, "TXT"), /p=reject/],
    [await swaks(lab, { quitAfter: "none" }), /550 5\.7\.1 rejected by DMARC policy/],
  ],
  expect: { named: "dns-dmarc-reject", ruledOut: ["auth-bad-password"] },
});
