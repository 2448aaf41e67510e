import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "IPv6 is dead and the password is wrong.",
  distinguishedBy: "IPv4 carries the session, whose login fails at IMAP too",
  world: (lab) => lab.filters.add("isp", "forward", "meta nfproto ipv6 drop"),
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v6, 587), /silence|ETIMEDOUT/], [await swaks(lab, { server: lab.provider.v4, password: "not-the-right-one" }), /535 5\.7\.8/]],
  expect: { named: "net-ipv6-broken", orNamed: ["auth-bad-password"], silence: "yes" },
});
