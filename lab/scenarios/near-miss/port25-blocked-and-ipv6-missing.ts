import { blockPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "As broken IPv6, for the last line of the log is about IPv6, but the line has none and port 25 is blocked.",
  distinguishedBy: "25 is silent over IPv4 at every operator; IPv6 is merely absent, and 587 works without it",
  world: (lab) => {
    lab.families = "ipv4";
    lab.postfix.set(lab.provider, { smtpd_sasl_auth_enable: "yes" }, 25);
    blockPorts(lab, [25]);
  },
  user: (lab) => ({ smtp: `${lab.provider.name}:25`, error: `connect to ${lab.provider.name}[${lab.provider.v6}]:25: Network is unreachable` }),
  proof: async (lab) => [[await connect(lab, lab.provider.v6, 25), /ENETUNREACH|EADDRNOTAVAIL/], [await connect(lab, lab.second.v4, 25), /silence|ETIMEDOUT/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "net-port25-egress-block", orNamed: ["net-isp-port25-client-block"], ruledOut: ["net-ipv6-broken"], silence: "yes" },
});
