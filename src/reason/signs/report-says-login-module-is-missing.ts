import { replySign } from "../words.ts";

/** The sending mail server says of itself that it has no login mechanism to use. */
export const reportSaysLoginModuleIsMissing = replySign({
  id: "report-says-login-module-is-missing",
  asks: "Do the words say that the sending program lacks a module for logins?",
  says: "the sending program has no module for any login that the server offers",
  causes: ["cli-sasl-plugin-missing"],
  phases: ["local", "login"],
});
