import { pasted } from "../compare.ts";
import { absent, present, type Sign } from "../sign.ts";

/** How programs say that the line broke between the command DATA and the reply to the message. */
const words = /(lost connection|connection (was )?(reset|closed|lost|aborted)|broken pipe|timed? ?out|ECONNRESET|EPIPE).{0,80}(while |when |during |after )?.{0,20}(sending (the )?(message|data|end of data|body)|\bDATA\b|message (body|content|data)|end of data)|(\bDATA\b|message (body|content|data)|end of data).{0,80}(connection (was )?(reset|closed|lost|aborted)|broken pipe|timed? ?out|ECONNRESET|EPIPE)/i;

/** The error that the user pasted says that the connection broke, without a reply, while the message itself was sent. */
export const reportedBreakInTheMessage: Sign<"reported-reply"> = {
  id: "reported-break-in-the-message",
  asks: "Does the pasted error say that the line broke while the message was sent?",
  needs: ["reported-reply"],
  from: "all",
  read(seen) {
    const texts = pasted(seen);
    const found = texts.find((one) => words.test(one.saw.text));
    return found === undefined ? absent("the pasted text says nothing of the kind", texts) : present("the pasted error says that the line broke while the message was sent", [found], found.saw.text);
  },
};
