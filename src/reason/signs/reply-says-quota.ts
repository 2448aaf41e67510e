import { replySign } from "../words.ts";

/** The words of a refusal say that the allowance of messages is used up. */
export const replySaysQuota = replySign({
  id: "reply-says-quota",
  asks: "Does the server say that the allowance of messages is used up?",
  says: "the number of messages that may be sent in a day or an hour is used up",
  causes: ["quota-sending-limit"],
  phases: ["mail", "rcpt", "data", "after"],
});
