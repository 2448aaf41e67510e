import { replySign } from "../words.ts";

/** The words of a refusal deny relaying, whether for want of a login or because of where the connection comes from. */
export const replySaysRelayDenied = replySign({
  id: "reply-says-relay-denied",
  asks: "Does the server refuse to pass the mail on?",
  says: "it does not pass on mail of somebody it does not know",
  causes: ["pol-relay-denied-source", "cfg-auth-not-enabled-in-client"],
  phases: ["mail", "rcpt", "data", "after"],
  strangers: "count",
});
