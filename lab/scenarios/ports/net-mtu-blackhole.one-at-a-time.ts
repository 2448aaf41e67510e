import { largePacketsVanish } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Large packets from the client vanish, and the server takes one command at a time.",
  distinguishedBy: "a short EHLO is answered, and a long one, which fills a packet, never is",
  world: (lab) => {
    lab.postfix.setEverywhere({ smtpd_discard_ehlo_keywords: "pipelining, chunking" });
    largePacketsVanish(lab);
  },
  user: () => ({ error: "the connection timed out while the message was being sent" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "EHLO" }), /250[ -]/], [await swaks(lab, { quitAfter: "none", more: ["--body", "a line of text\n".repeat(2000)] }), /Timeout|timed out/i]],
  expect: { named: "net-mtu-blackhole", ruledOut: ["pol-message-size"], silence: "yes" },
});
