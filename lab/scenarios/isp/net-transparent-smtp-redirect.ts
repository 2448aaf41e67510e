import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The access provider turns every connection to 25 and 587 over to its own relay.",
  distinguishedBy: "the same foreign greeting for every operator; the name is not the one that was asked for",
  world: (lab) => {
    lab.filters.add("isp", "redirect", `iifname "i0" ip daddr != ${lab.smarthost.v4} tcp dport { 25, 587 } dnat ip to ${lab.smarthost.v4}`);
    lab.filters.add("isp", "redirect", `iifname "i0" ip6 daddr != ${lab.smarthost.v6} tcp dport { 25, 587 } dnat ip6 to ${lab.smarthost.v6}`);
  },
  proof: async (lab) => [[await connect(lab, lab.provider.name, 587), /heard 220 smarthost/], [await connect(lab, lab.second.name, 587), /heard 220 smarthost/], [await connect(lab, lab.nobody, 587), /heard 220 smarthost/]],
  expect: { named: "net-transparent-smtp-redirect", ruledOut: ["auth-bad-password", "tls-cert-hostname-mismatch"] },
});
