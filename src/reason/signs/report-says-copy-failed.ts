import { replySign } from "../words.ts";

/** The words are about storing a copy of the message, not about sending it. */
export const reportSaysCopyFailed = replySign({
  id: "report-says-copy-failed",
  asks: "Do the words say that only the copy for the Sent folder failed?",
  says: "the message was sent and only its copy could not be stored",
  causes: ["client-sent-append-fails"],
  phases: ["after", "local"],
});
