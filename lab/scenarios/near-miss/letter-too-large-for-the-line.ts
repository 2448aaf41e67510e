import { largePacketsVanish } from "../../faults.ts";
import { letter } from "../../letters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Large packets from the client vanish, and the user gives a letter that never arrives.",
  distinguishedBy: "harmless words of the same size vanish as the letter does, and a short message passes",
  world: (lab) => largePacketsVanish(lab),
  user: (lab) => ({ smtp: `${lab.provider.name}:25`, security: "none", password: null, imap: null, error: "the connection timed out while the message was being sent", bisect: letter(lab, { body: "The list of Monday.\n".repeat(600) }) }),
  proof: async (lab) => [[await swaks(lab, { port: 25, tls: "none", auth: "no" }), /250 2\.1\.5 Ok/], [await swaks(lab, { port: 25, tls: "none", auth: "no", quitAfter: "none", more: ["--body", "a line of text\n".repeat(2000)] }), /Timeout|timed out/i]],
  expect: { named: "net-mtu-blackhole", ruledOut: ["net-firewall-content-drop", "av-outgoing-scan-block"], silence: "yes", seconds: 60 },
});
