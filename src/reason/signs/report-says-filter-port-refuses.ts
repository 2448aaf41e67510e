import { replySign } from "../words.ts";

/** The words tell of a refused connection to a filter on the server itself, by custom on port 10024. */
export const reportSaysFilterPortRefuses = replySign({
  id: "report-says-filter-port-refuses",
  asks: "Do the words say that the content filter's port refuses?",
  says: "the content filter behind the server cannot be reached",
  causes: ["srv-content-filter-down"],
  phases: ["connect", "after", "data", "local"],
});
