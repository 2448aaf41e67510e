import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "TLS begins at the wrong moment, and the sender is not the account's.",
  distinguishedBy: "the handshake is met first",
  world: (lab) => lab.postfix.set(lab.provider, {
    smtpd_sender_login_maps: lab.postfix.table("owners", "texthash", `office@${lab.provider.domain} somebody@${lab.provider.domain}\n`),
    smtpd_sender_restrictions: "reject_sender_login_mismatch",
  }),
  user: (lab) => ({ smtp: `${lab.provider.name}:587`, security: "tls", from: `office@${lab.provider.domain}` }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:587`), /wrong version number/]],
  expect: { named: "cfg-implicit-tls-on-starttls-port", then: "pol-sender-not-owned" },
});
