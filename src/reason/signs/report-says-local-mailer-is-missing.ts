import { replySign } from "../words.ts";

/** The words tell of a missing sendmail command, or of a refused connection to the machine itself. */
export const reportSaysLocalMailerIsMissing = replySign({
  id: "report-says-local-mailer-is-missing",
  asks: "Do the words say that the machine has no mail server of its own?",
  says: "the program wants to hand over to the machine itself, where no mail server is",
  causes: ["srv-local-mta-absent"],
  phases: ["local", "connect"],
});
