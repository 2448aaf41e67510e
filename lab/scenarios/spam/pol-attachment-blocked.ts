import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The message has a kind of attachment that the server refuses.",
  distinguishedBy: "the refusal names the attachment, and a message without one passes",
  world: (lab) => lab.postfix.setEverywhere({ mime_header_checks: lab.postfix.table("attachments", "pcre", "/name=.*\\.exe/ REJECT 5.7.1 File attachment type \"exe\" not allowed\n") }),
  user: () => ({ send: "yes", error: "550 5.7.1 File attachment type \"exe\" not allowed" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/], [await swaks(lab, { quitAfter: "none", more: ["--attach-name", "tool.exe", "--attach", "@/etc/hostname"] }), /550 5\.7\.1 File attachment type/]],
  expect: { named: "pol-attachment-blocked", ruledOut: ["pol-content-spam"] },
});
