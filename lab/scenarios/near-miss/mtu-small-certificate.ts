import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "As a hole for large packets, but the large message meets an honest size limit.",
  distinguishedBy: "552 with words, where a hole would be silent",
  world: (lab) => lab.postfix.set(lab.provider, { message_size_limit: "100000" }),
  user: () => ({ error: "552 5.3.4 Message size exceeds fixed limit", send: "yes" }),
  proof: async (lab) => [[await swaks(lab), /250-SIZE 100000/]],
  expect: { named: "pol-message-size", ruledOut: ["net-mtu-blackhole"] },
});
