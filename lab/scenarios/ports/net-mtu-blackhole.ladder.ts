import { largePacketsVanish } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A router drops large packets of the user's without a word, and the user reports that messages hang.",
  distinguishedBy: "commands that do nothing are answered while they are small, and never once they fill a packet",
  world: (lab) => largePacketsVanish(lab),
  user: () => ({ error: "the connection timed out while the message was being sent" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await swaks(lab, { quitAfter: "none", more: ["--body", "a line of text\n".repeat(2000)] }), /Timeout|timed out/i]],
  expect: { named: "net-mtu-blackhole", ruledOut: ["pol-message-size"], silence: "yes" },
});
