import { arrivedAs } from "../../parts/arrival.ts";
import { openDmarc } from "../../parts/opendmarc.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "The server that takes the message checks DMARC itself, the policy is p=reject, and SPF names the address that sends.",
  distinguishedBy: "the test message arrives, and the receiver writes down that DMARC passes",
  world: (lab) => {
    const { client, home } = lab.addresses;
    lab.dns.remove(lab.provider.domain, "TXT");
    lab.dns.add(lab.provider.domain, "TXT", `"v=spf1 ip4:${home.outer4} ip4:${client.v4} ip6:${client.v6} mx -all"`);
    lab.dns.remove(`_dmarc.${lab.provider.domain}`);
    lab.dns.add(`_dmarc.${lab.provider.domain}`, "TXT", '"v=DMARC1; p=reject"');
    openDmarc(lab);
  },
  user: () => ({ send: "yes" }),
  proof: async (lab) => [
    [await dig(lab, "+short", lab.provider.domain, "TXT"), /v=spf1 ip4:/],
    [await swaks(lab, { quitAfter: "none" }), /Ok: queued/],
  ],
  shows: (measured) => arrivedAs(measured, { folder: "INBOX", junk: "no", hops: 1, results: { spf: "pass", dmarc: "pass" } }),
  expect: { named: "healthy" },
});
