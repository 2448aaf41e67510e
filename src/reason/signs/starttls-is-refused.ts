import { came, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server offers STARTTLS and then answers the command with a refusal, such as 454 (RFC 3207 section 4). */
export const starttlsIsRefused: Sign<"smtp-starttls"> = {
  id: "starttls-is-refused",
  asks: "Does the server refuse the STARTTLS command?",
  needs: ["smtp-starttls"],
  from: "all",
  read(seen) {
    const replies = came(onQuestion(seen, "smtp-starttls"));
    const good = replies.filter((one) => one.saw.reply.code === 220);
    if (good[0] !== undefined) return absent(`${named(good[0].about)} accepts STARTTLS`, good);
    if (replies[0] === undefined) return unknown("STARTTLS was not tried on this route");
    return present(`${named(replies[0].about)} refuses STARTTLS`, replies, replies[0].saw.reply.lines.join("\n"));
  },
};
