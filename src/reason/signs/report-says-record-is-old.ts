import { replySign } from "../words.ts";

/** The words tell of a change in the DNS that not everybody sees yet. */
export const reportSaysRecordIsOld = replySign({
  id: "report-says-record-is-old",
  asks: "Do the words tell of an old record in the DNS?",
  says: "an old record of the DNS is still in use",
  causes: ["dns-stale-or-propagating"],
  phases: ["dns", "connect", "mail", "rcpt", "data", "after"],
});
