import { replySign } from "../words.ts";

/** The words tell of mail that is forwarded, and fails SPF or DMARC of somebody else's domain. */
export const replySaysForwardingFails = replySign({
  id: "reply-says-forwarding-fails",
  asks: "Do the words say that forwarded mail is refused?",
  says: "it is forwarded mail that is refused",
  causes: ["pol-forwarding-breaks-spf"],
  phases: ["mail", "rcpt", "data", "after"],
});
