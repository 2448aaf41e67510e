import { replySign } from "../words.ts";

/** The words of a refusal show that a block list answered a server with an error (Spamhaus 127.255.255.x), which the server takes for a listing. */
export const replySaysListCannotBeAsked = replySign({
  id: "reply-says-list-cannot-be-asked",
  asks: "Does the server's block list answer with an error instead of a listing?",
  says: "the block list refused to answer the server that asked it",
  causes: ["pol-own-server-rejects-clients"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
});
