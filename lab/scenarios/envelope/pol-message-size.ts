import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The message is larger than the server takes.",
  distinguishedBy: "a small SIZE in EHLO, 552 for the large message, and a small one passes",
  world: (lab) => lab.postfix.set(lab.provider, { message_size_limit: "200000" }),
  user: () => ({ send: "yes", error: "552 5.3.4 Message size exceeds fixed limit" }),
  proof: async (lab) => [[await swaks(lab), /250-SIZE 200000/], [await swaks(lab, { quitAfter: "none", more: ["--attach", "@/usr/bin/openssl"] }), /552 5\.3\.4/], [await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "pol-message-size", ruledOut: ["net-mtu-blackhole"] },
});
