import { exim } from "../../parts/exim.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The same at an Exim server, which speaks without enhanced codes.",
  distinguishedBy: "550 after the login in words about the sender",
  world: (lab) => void exim(lab).atMail.push("deny message = Sender address is not permitted for this login", "     authenticated = *", "     condition = ${if !eq{$authenticated_id}{$sender_address}}"),
  user: (lab) => ({ from: `office@${lab.provider.domain}` }),
  proof: async (lab) => [[await swaks(lab, { from: `office@${lab.provider.domain}` }), /235 Authentication succeeded/, /550 Sender address is not permitted/], [await swaks(lab), /250 Accepted/]],
  expect: { named: "pol-sender-not-owned", ruledOut: ["auth-bad-password"] },
});
