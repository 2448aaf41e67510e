import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The domain's mail leaves by a server that its SPF record does not name.",
  distinguishedBy: "SPF answers fail for the address that sends, and pass for the mail server that is named",
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.second.v4] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "TXT"), /v=spf1 mx -all/]],
  expect: { named: "dns-spf-dkim-missing", ruledOut: ["dns-spf-broken"] },
});
