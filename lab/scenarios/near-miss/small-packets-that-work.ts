import { scenario } from "../../scenario.ts";
import { inside, must } from "../../shell.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The user's line carries small packets only, and everybody is told so: it works. A message once broke off.",
  distinguishedBy: "flights that fill a packet are answered in both directions",
  world: (lab) => {
    lab.afterwards.push(async () => {
      await must(inside("home", ["ip", "link", "set", "h1", "mtu", "1300"]));
      await must(inside("isp", ["ip", "link", "set", "i0", "mtu", "1300"]));
    });
  },
  user: () => ({ error: "the connection timed out while the message was being sent" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none", more: ["--body", "a line of text\n".repeat(2000)] }), /250 2\.0\.0 Ok: queued/]],
  expect: { named: "healthy", ruledOut: ["net-mtu-blackhole"] },
});
