import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "The domain has neither SPF nor DKIM, and the receiver wants one of them.",
  distinguishedBy: "5.7.26 unauthenticated, and the domain has no SPF record",
  world: (lab) => lab.dns.remove(lab.provider.domain, "TXT"),
  user: (lab) => ({ error: `550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [${lab.provider.domain}] with ip: [${lab.provider.v4}] = did not pass` }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "TXT"), /^\s*$/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "dns-spf-dkim-missing", ruledOut: ["dns-dmarc-reject"] },
});
