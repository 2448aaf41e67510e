import { failed, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** On the configured port another kind of server answers: one for web pages, or for receiving mail. */
export const greetingIsNotSmtp: Sign<"smtp-greeting" | "tcp-connect"> = {
  id: "greeting-is-not-smtp",
  asks: "Does another kind of server answer on the configured port?",
  needs: ["smtp-greeting", "tcp-connect"],
  from: "any",
  read(seen) {
    const greetings = onQuestion(seen, "smtp-greeting");
    const foreign = failed(greetings, "not-smtp");
    if (foreign[0] !== undefined) return present(`${named(foreign[0].about)}: ${foreign[0].failure.detail}`, foreign);
    if (greetings.length > 0) return absent("nothing but a mail server was heard", greetings);
    const connects = onQuestion(seen, "tcp-connect");
    return connects.length > 0 && connects.every((one) => !one.ok) ? absent("the port does not even open", connects) : unknown("the greeting was not awaited");
  },
};
