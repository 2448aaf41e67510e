import { replySign } from "../words.ts";

/** The words tell of an add-on of a security product inside the mail program, or that safe mode helps. */
export const reportNamesASecurityAddOn = replySign({
  id: "report-names-a-security-add-on",
  asks: "Do the words name a security add-on of the mail program?",
  says: "a security add-on of the mail program is in play",
  causes: ["av-client-plugin-conflict"],
  phases: ["local"],
});
