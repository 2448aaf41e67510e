import { clientPostfix, startClientPostfix, stopClientPostfix, submitLocally } from "../../parts/client-postfix.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "Mail waits in the queue of the machine's own Postfix, which was stopped and not started again.",
  distinguishedBy: "a queue with mail and no process that serves it, while the settings send",
  world: (lab) => {
    lab.afterwards.push(async () => {
      await startClientPostfix(lab, { defer_transports: "smtp relay" });
      await submitLocally(lab);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await stopClientPostfix();
    });
  },
  user: () => ({ client: clientPostfix, uid: 0 }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await lab.client(["postqueue", "-j"], { uid: 0 }), /"queue_name": "/, /mail system is down|Mail system is down/i]],
  expect: { named: "queue-worker-stalled", ruledOut: ["client-outbox-stuck"] },
});
