import { arrivedAs } from "../../parts/arrival.ts";
import { giveSecondMailbox } from "../../parts/second-mailbox.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "Nothing is wrong: the test message goes over the net to a second mailbox of the person's, whose server checks DMARC and lets it in.",
  distinguishedBy: "it is found in that mailbox by its own login, with two servers on its way and the receiver's word on SPF and DMARC",
  world: (lab) => {
    giveSecondMailbox(lab);
    lab.dns.remove(`_dmarc.${lab.provider.domain}`);
    lab.dns.add(`_dmarc.${lab.provider.domain}`, "TXT", '"v=DMARC1; p=reject"');
  },
  user: () => ({ send: "yes", arriveAt: "its password", timeoutSeconds: 15 }),
  proof: async (lab) => [
    [await swaks(lab, { quitAfter: "none", to: lab.secondMailbox?.address ?? "" }), /Ok: queued/],
    [await dig(lab, "+short", `_dmarc.${lab.provider.domain}`, "TXT"), /p=reject/],
  ],
  shows: (measured, lab) => arrivedAs(measured, { folder: "INBOX", junk: "no", mailbox: lab.secondMailbox?.address ?? "", hops: 2, results: { spf: "pass", dmarc: "pass" }, rehearsed: { spf: "pass", dmarc: "pass" } }),
  expect: { named: "healthy" },
});
