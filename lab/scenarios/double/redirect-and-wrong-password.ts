import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "Connections are redirected to a foreign relay, and the password is wrong too.",
  distinguishedBy: "every answer is of somebody else's server",
  world: (lab) => {
    lab.filters.add("isp", "redirect", `iifname "i0" ip daddr != ${lab.smarthost.v4} tcp dport { 25, 587 } dnat ip to ${lab.smarthost.v4}`);
    lab.filters.add("isp", "redirect", `iifname "i0" ip6 daddr != ${lab.smarthost.v6} tcp dport { 25, 587 } dnat ip6 to ${lab.smarthost.v6}`);
  },
  user: () => ({ password: "not-the-right-one" }),
  proof: async (lab) => [[await connect(lab, lab.provider.name, 587), /heard 220 smarthost/]],
  expect: { named: "net-transparent-smtp-redirect", then: "auth-bad-password" },
});
