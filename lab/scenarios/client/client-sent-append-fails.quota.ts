import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Sending and the login for receiving work; the mailbox is so full that it takes no copy of what was sent.",
  distinguishedBy: "the message is accepted, and the APPEND of a copy is refused with [OVERQUOTA] (RFC 5530)",
  world: (lab) => void lab.dovecot.lines.push("mail_plugins = $mail_plugins quota", "plugin {\n  quota = count:Mailbox\n  quota_rule = *:bytes=10\n  quota_vsizes = yes\n}"),
  user: () => ({ tryAppend: "yes", timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "client-sent-append-fails", ruledOut: ["auth-bad-password"] },
});
