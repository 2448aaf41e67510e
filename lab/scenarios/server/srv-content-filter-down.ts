import { scenario } from "../../scenario.ts";
import { onServers, swaks } from "../../tools.ts";

export default scenario({
  says: "The server accepts the message and cannot hand it to its content filter.",
  distinguishedBy: "accepted at the end of the message; a notice later says that the filter's port refuses",
  world: (lab) => lab.postfix.set(lab.provider, { content_filter: "smtp:[127.0.0.1]:10024" }),
  user: () => ({ send: "yes", error: "delivery temporarily suspended: connect to 127.0.0.1[127.0.0.1]:10024: Connection refused" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/], [await onServers(["sh", "-c", "sleep 0.5; grep -o 'connect to 127.0.0.1.*refused' /run/lab/log/postfix.log"]), /Connection refused/]],
  expect: { named: "srv-content-filter-down" },
});
