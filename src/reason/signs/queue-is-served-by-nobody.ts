import { absent, present, type Sign, unknown } from "../sign.ts";

/** Mail is put into a queue, and the program that should take it from there does not run. */
export const queueIsServedByNobody: Sign<"local-queue" | "local-mail-server" | "local-workers"> = {
  id: "queue-is-served-by-nobody",
  asks: "Is the program that should empty the queue not running?",
  needs: ["local-queue", "local-mail-server", "local-workers"],
  from: "any",
  read(seen) {
    const workers = seen.of("local-workers").find((one) => one.ok);
    const queue = seen.of("local-queue").find((one) => one.ok);
    const server = seen.of("local-mail-server").find((one) => one.ok);
    if (workers?.ok === true && workers.saw.running === 0 && workers.saw.application === "runs") return present(`the application runs and hands its mail to a queue, and no ${workers.saw.wanted} runs on this machine`, [workers]);
    if (queue?.ok === true && server?.ok === true && queue.saw.program !== "thunderbird") {
      if (queue.saw.waiting > 0 && server.saw.running === undefined) return present(`${queue.saw.waiting} waiting in the queue of ${queue.saw.program}, which does not run`, [queue, server]);
      if (server.saw.running !== undefined && workers === undefined) return absent(`${server.saw.running} runs`, [queue, server]);
    }
    if (workers?.ok === true && workers.saw.running > 0) return absent(`${workers.saw.wanted} runs`, [workers]);
    return unknown("whether anything serves the queue was not seen");
  },
};
