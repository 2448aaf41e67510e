import { replySign } from "../words.ts";

/** The words tell of local delivery where there should be none, or of a loop. */
export const replySaysDomainIsHeldLocally = replySign({
  id: "reply-says-domain-is-held-locally",
  asks: "Do the words say that the server keeps the domain for its own?",
  says: "the sending server takes the recipient's domain for its own, or sends it round in a circle",
  causes: ["route-local-domain-captured"],
  phases: ["rcpt", "after", "local", "data"],
});
