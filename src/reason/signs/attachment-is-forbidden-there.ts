import type { AttachmentFacts } from "../../model/message-facts.ts";
import { receiversOf, theMessage } from "../message-look.ts";
import { type Receiver, receivers } from "../receivers.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The first ending of a file, or of one inside it, that a receiver refuses. */
function forbidden(file: AttachmentFacts, by: Receiver): string | undefined {
  return [file.ending, ...file.holds].find((ending) => by.refuses.has(ending));
}

/** The message carries a kind of file that the receiver, or a large one where the receiver is not known, refuses by its own published list. */
export const attachmentIsForbiddenThere: Sign<"message-form" | "dns-answer"> = {
  id: "attachment-is-forbidden-there",
  asks: "Does the message carry a kind of file that the receiver refuses?",
  needs: ["message-form", "dns-answer"],
  from: "any",
  read(seen) {
    const message = theMessage(seen);
    if (message === undefined) return unknown("no message was read");
    const { attachments } = message.saw;
    const program = attachments.find((file) => file.really === "program");
    if (program !== undefined) return present(`${program.name} is a program, which nearly every receiver refuses`, [message]);
    const known = receiversOf(message.saw, seen);
    for (const by of known.length > 0 ? known : receivers) {
      for (const file of attachments) {
        const ending = forbidden(file, by);
        if (ending !== undefined) return present(`${file.name}${ending === file.ending ? " is" : " holds"} a file of the kind .${ending}, which ${by.name} refuses`, [message]);
        if (by.name === "Gmail" && file.encrypted === "yes" && file.holds.some((inside) => ["zip", "rar", "7z", "gz", "tar"].includes(inside))) return present(`${file.name} is an archive in an archive with a password, which ${by.name} refuses`, [message]);
      }
    }
    return message.saw.read === "whole" ? absent(attachments.length === 0 ? "the message has no attachment" : "no attachment is of a kind that the large receivers are known to refuse", [message]) : unknown("the message was not read to its end");
  },
};
