import { came, failed, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The configured port opens, and then no server greets: silence, or a connection that is closed without a word. */
export const greetingNeverComes: Sign<"smtp-greeting" | "tcp-connect"> = {
  id: "greeting-never-comes",
  asks: "Does the port open without a greeting?",
  needs: ["smtp-greeting", "tcp-connect"],
  from: "any",
  read(seen) {
    const greetings = onQuestion(seen, "smtp-greeting");
    const greeted = came(greetings);
    if (greeted[0] !== undefined) return absent(`${named(greeted[0].about)} greets`, greeted);
    const mute = failed(greetings, "silent", "closed", "reset");
    if (mute[0] !== undefined && mute.length === greetings.length) return present(`${named(mute[0].about)} opens, but ${mute[0].failure.code === "silent" ? "says nothing" : "hangs up before it says anything"}`, mute);
    if (greetings.length > 0) return absent("something else than a mail server answers", greetings);
    const connects = onQuestion(seen, "tcp-connect");
    return connects.length > 0 && connects.every((one) => !one.ok) ? absent("the port does not even open", connects) : unknown("the greeting was not awaited");
  },
};
