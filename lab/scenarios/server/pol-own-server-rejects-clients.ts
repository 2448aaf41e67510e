import { blockList } from "../../parts/rbldnsd.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The own server asks a block list about its own users, and home lines are on it.",
  distinguishedBy: "the refusal of a list comes from the own server after a login",
  world: (lab) => {
    const list = blockList(lab, [lab.addresses.client.v4], { text: "dynamic address, should not send mail directly" });
    lab.postfix.set(lab.provider, { smtpd_client_restrictions: `reject_rbl_client ${list}` });
    lab.dns.remove(lab.provider.name, "AAAA");
  },
  proof: async (lab) => [[await swaks(lab), /235 2\.7\.0/, /554 5\.7\.1 Service unavailable; Client host .* blocked using/]],
  expect: { named: "pol-own-server-rejects-clients", ruledOut: ["auth-bad-password"] },
});
