import { reverseName } from "../../parts/dns.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "The provider's outgoing address has no reverse name, and the receiver wants one.",
  distinguishedBy: "the refusal says so, and the reverse name of the server's address does not exist",
  world: (lab) => lab.dns.remove(reverseName(lab.provider.v4)),
  user: (lab) => ({ error: `550 5.7.25 [${lab.provider.v4}] The IP address sending this message does not have a PTR record setup, or the corresponding forward DNS entry does not match the sending IP.` }),
  proof: async (lab) => [[await dig(lab, "-x", lab.provider.v4), /status: NXDOMAIN/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "dns-ptr-missing" },
});
