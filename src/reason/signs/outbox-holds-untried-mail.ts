import { absent, present, type Sign, unknown } from "../sign.ts";

/** So long may a message lie in a queue before somebody has tried to send it, in seconds: Postfix and Exim try at once. */
const triedWithin = 120;

/** Mail lies in the outbox or queue of this machine, and nobody tries to send it. */
export const outboxHoldsUntriedMail: Sign<"local-queue" | "local-mail-server"> = {
  id: "outbox-holds-untried-mail",
  asks: "Does mail lie on this machine that nobody tries to send?",
  needs: ["local-queue", "local-mail-server"],
  from: "any",
  read(seen) {
    const queue = seen.of("local-queue").find((one) => one.ok);
    const server = seen.of("local-mail-server").find((one) => one.ok);
    if (queue?.ok !== true) return unknown("no queue was read");
    const { program, waiting, held, untried, oldestSeconds } = queue.saw;
    const mail = (count: number) => (count === 1 ? "1 message" : `${count} messages`);
    if (waiting === 0) return absent("nothing waits on this machine", [queue]);
    if (program === "thunderbird") return present(`${mail(waiting)} in the outbox of Thunderbird (Unsent Messages)`, [queue]);
    if (held > 0) return present(`${mail(held)} held in the queue of ${program} until somebody releases them`, [queue]);
    // a queue that no process serves is another matter
    if (server?.ok === true && server.saw.running === undefined) return unknown("mail waits, and the mail server of this machine does not run");
    if (untried > 0 && (oldestSeconds ?? 0) > triedWithin) return present(`${mail(untried)} in the queue of ${program} without an attempt to send`, [queue]);
    return absent(`${mail(waiting)} in the queue of ${program}, which tries to send`, [queue]);
  },
};
