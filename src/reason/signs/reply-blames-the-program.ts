import { replySign } from "../words.ts";

/** The words of the refusal, or of the program itself, point to a mistake in the program that sends. */
export const replyBlamesTheProgram = replySign({
  id: "reply-blames-the-program",
  asks: "Do the words blame the program that sends?",
  says: "the program that sends does something that the protocol does not allow",
  causes: ["client-software-bug"],
  phases: ["greeting", "hello", "starttls", "login", "mail", "rcpt", "data", "after", "local"],
});
