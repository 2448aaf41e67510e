import { clientPostfix, startClientPostfix, submitLocally } from "../../parts/client-postfix.ts";
import { inside, must } from "../../shell.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The machine's own Postfix holds a message in its queue and does not try to send it.",
  distinguishedBy: "a held message in the queue while the settings send",
  world: (lab) => {
    lab.afterwards.push(async () => {
      await startClientPostfix(lab, { defer_transports: "smtp relay" });
      await submitLocally(lab);
      await must(["sh", "-ec", "for i in 1 2 3 4 5 6 7 8 9 10; do ip netns exec client postsuper -h ALL 2>&1 | grep -q Placed && exit 0; sleep 0.3; done; exit 1"]);
    });
  },
  user: () => ({ client: clientPostfix, uid: 0 }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await lab.client(inside("client", ["postqueue", "-j"]).slice(-2), { uid: 0 }), /"queue_name": "hold"/]],
  expect: { named: "client-outbox-stuck", ruledOut: ["queue-worker-stalled"] },
});
