import { replySign } from "../words.ts";

/** The words of a refusal come from a receiver's own judgement of the sending address. */
export const replySaysReceiverBlock = replySign({
  id: "reply-says-receiver-block",
  asks: "Does the receiver refuse the sending server by its own list?",
  says: "it refuses the sending network address by its own judgement",
  causes: ["rep-ip-receiver-block"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
});
