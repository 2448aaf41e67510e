import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The machine has two lines and sends from the one that the receiver does not expect.",
  distinguishedBy: "the refusal names an address that is not the one in the sender's SPF record",
  user: (lab) => ({ error: `550 5.7.23 <friend@${lab.second.domain}>: Recipient address rejected: Message rejected due to: SPF fail - not authorized. Please see http://www.open-spf.org/Why?s=mfrom;id=${lab.person.address};ip=${lab.addresses.client.v4}` }),
  proof: async (lab) => [[await dig(lab, lab.provider.domain, "TXT"), /v=spf1 mx -all/]],
  expect: { named: "net-wrong-source-ip", orNamed: ["dns-spf-dkim-missing"] },
});
