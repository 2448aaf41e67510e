import { replySign } from "../words.ts";

/** The words of a refused login speak of the form of the user name. */
export const replySaysUserNameForm = replySign({
  id: "reply-says-user-name-form",
  asks: "Does the server complain about the form of the user name?",
  says: "the user name has the wrong form",
  causes: ["auth-username-format"],
  phases: ["login"],
});
