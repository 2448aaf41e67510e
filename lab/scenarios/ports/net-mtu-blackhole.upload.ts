import { largePacketsVanish } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Large packets from the client vanish, and no message says so.",
  distinguishedBy: "login and envelope pass, and the message itself stalls without a reply",
  world: (lab) => largePacketsVanish(lab),
  user: () => ({ send: "yes", error: "the connection timed out while the message was being sent" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await swaks(lab, { quitAfter: "none", more: ["--body", "a line of text\n".repeat(2000)] }), /Timeout|timed out/i]],
  expect: { named: "net-mtu-blackhole", ruledOut: ["pol-message-size"], silence: "yes" },
});
