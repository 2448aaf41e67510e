import { present, absent, type Sign, unknown } from "../sign.ts";
import { faultsOf, theMessage } from "../message-look.ts";
import { attachmentIsForbiddenThere } from "./attachment-is-forbidden-there.ts";
import { messageBreaksTheRules } from "./message-breaks-the-rules.ts";
import { messageIsTooBig } from "./message-is-too-big.ts";
import { serverCannotCarryTheLetters } from "./server-cannot-carry-the-letters.ts";

/** A message was read whole, and nothing in it is known to be refused. */
export const messageIsInOrder: Sign<"message-form" | "smtp-hello" | "smtp-hello-tls" | "dns-answer"> = {
  id: "message-is-in-order",
  asks: "Is there nothing in the message that receivers are known to refuse?",
  needs: ["message-form", "smtp-hello", "smtp-hello-tls", "dns-answer"],
  from: "any",
  read(seen) {
    const message = theMessage(seen);
    if (message === undefined) return unknown("no message was read");
    const readings = [messageBreaksTheRules.read(seen), messageIsTooBig.read(seen), attachmentIsForbiddenThere.read(seen), serverCannotCarryTheLetters.read(seen)];
    const wrong = readings.find((one) => one.state === "present");
    if (wrong !== undefined) return absent(wrong.words, [message]);
    const open = readings.find((one) => one.state === "unknown");
    if (open !== undefined) return unknown(open.words);
    const counts = faultsOf(message.saw, "counts").length;
    return present(counts === 0 ? "nothing in the message is known to be refused, and nothing counts against it" : `nothing in the message is known to be refused; ${counts === 1 ? "one thing counts" : `${counts} things count`} against it`, [message]);
  },
};
