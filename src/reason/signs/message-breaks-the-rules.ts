import { faultsOf, faultWords, theMessage } from "../message-look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The message has a fault in its form for which servers refuse it (RFC 5322, RFC 2045). */
export const messageBreaksTheRules: Sign<"message-form"> = {
  id: "message-breaks-the-rules",
  asks: "Does the message break a rule of form for which servers refuse messages?",
  needs: ["message-form"],
  from: "all",
  read(seen) {
    const message = theMessage(seen);
    if (message === undefined) return unknown("the message could not be read");
    const faults = faultsOf(message.saw, "refused").filter((fault) => fault.code !== "program-in-disguise");
    if (faults.length > 0) return present(faults.map(faultWords).join("; "), [message]);
    return message.saw.read === "whole" ? absent("nothing in the form of the message breaks a rule for which servers refuse", [message]) : unknown("the message was not read to its end");
  },
};
