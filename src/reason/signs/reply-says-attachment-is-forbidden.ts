import { replySign } from "../words.ts";

/** The words of a refusal are about a kind of attachment, or a virus in it. */
export const replySaysAttachmentIsForbidden = replySign({
  id: "reply-says-attachment-is-forbidden",
  asks: "Does the server refuse the attachment?",
  says: "the attachment is of a kind that is not allowed",
  causes: ["pol-attachment-blocked"],
  phases: ["data", "after"],
});
