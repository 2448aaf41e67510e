import { replySign } from "../words.ts";

/** The words say that a machine with several addresses sends from the wrong one. */
export const reportNamesAnUnexpectedSource = replySign({
  id: "report-names-an-unexpected-source",
  asks: "Do the words say that mail leaves from an unexpected address?",
  says: "the mail leaves from another network address than expected",
  causes: ["net-wrong-source-ip"],
  phases: ["connect", "mail", "rcpt", "data", "after"],
});
