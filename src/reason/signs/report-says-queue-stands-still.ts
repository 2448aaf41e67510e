import { replySign } from "../words.ts";

/** The words tell of messages that wait in an application's queue without any attempt to send them. */
export const reportSaysQueueStandsStill = replySign({
  id: "report-says-queue-stands-still",
  asks: "Do the words say that the queue stands still?",
  says: "messages wait in a queue that nobody serves",
  causes: ["queue-worker-stalled"],
  phases: ["local", "after"],
});
