import { replySign } from "../words.ts";

/** The words of a refusal are about a fault of the service itself. */
export const replySaysOutage = replySign({
  id: "reply-says-outage",
  asks: "Does the server say that it is out of order?",
  says: "the service itself is out of order at the moment",
  causes: ["prov-outage"],
  phases: ["greeting", "hello", "starttls", "login", "mail", "rcpt", "data"],
  heard: ["sending", "receiving", "reported"],
  strangers: "count",
});
