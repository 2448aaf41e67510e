import { replySign } from "../words.ts";

/** The words tell of a virus scanner on the sending machine that looks into outgoing mail. */
export const reportSaysScannerStopsMail = replySign({
  id: "report-says-scanner-stops-mail",
  asks: "Do the words say that a virus scanner of this machine stops the message?",
  says: "a scanner of this machine stops outgoing mail",
  causes: ["av-outgoing-scan-block"],
  phases: ["data", "after", "local"],
});
