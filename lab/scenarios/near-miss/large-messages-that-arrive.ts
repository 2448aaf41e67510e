import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Nothing is wrong with the line; a message once broke off, and the user allows a test message.",
  distinguishedBy: "messages of up to 32 kB to the own mailbox are answered, and taken back by RSET before they are any",
  user: () => ({ send: "yes", error: "the connection timed out while the message was being sent" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none", more: ["--body", "a line of text\n".repeat(2000)] }), /250 2\.0\.0 Ok: queued/]],
  expect: { named: "healthy", ruledOut: ["net-mtu-blackhole"] },
});
