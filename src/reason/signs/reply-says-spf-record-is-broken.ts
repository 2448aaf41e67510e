import { replySign } from "../words.ts";

/** The words of a refusal report a permanent error of the SPF record (RFC 7208 section 4.6; RFC 7372: x.7.24). */
export const replySaysSpfRecordIsBroken = replySign({
  id: "reply-says-spf-record-is-broken",
  asks: "Does the server say that the SPF record has a mistake?",
  says: "the SPF record of the sender's domain cannot be evaluated",
  causes: ["dns-spf-broken"],
  phases: ["mail", "rcpt", "data", "after"],
});
