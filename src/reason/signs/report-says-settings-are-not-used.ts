import { replySign } from "../words.ts";

/** The words of the sending program say that its settings did not reach it: no password, no host, or those of somebody else. */
export const reportSaysSettingsAreNotUsed = replySign({
  id: "report-says-settings-are-not-used",
  asks: "Do the words say that the program does not use the settings it was given?",
  says: "the program does not use the settings that it was given",
  causes: ["app-config-not-effective"],
  phases: ["local", "login", "connect"],
});
