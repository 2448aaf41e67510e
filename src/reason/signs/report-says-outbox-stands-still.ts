import { replySign } from "../words.ts";

/** A message waits in the mail program, and the program does not try to send it. */
export const reportSaysOutboxStandsStill = replySign({
  id: "report-says-outbox-stands-still",
  asks: "Do the words say that the outbox stands still?",
  says: "the message stays in the outbox without an attempt to send it",
  causes: ["client-outbox-stuck"],
  phases: ["local"],
});
