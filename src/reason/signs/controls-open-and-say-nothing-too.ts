import { came, failed, isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Ports open and nobody greets, neither for the server in question nor for unrelated operators: somebody on the way takes every call and says nothing. */
export const controlsOpenAndSayNothingToo: Sign<"smtp-greeting" | "control-greeting"> = {
  id: "controls-open-and-say-nothing-too",
  asks: "Do unrelated mail servers open and say nothing too?",
  needs: ["smtp-greeting", "control-greeting"],
  from: "any",
  read(seen) {
    const greetings = onQuestion(seen, "smtp-greeting");
    const greeted = came(greetings);
    if (greeted[0] !== undefined) return absent(`${named(greeted[0].about)} greets`, greeted);
    const [mute] = failed(greetings, "silent", "closed", "reset");
    if (mute === undefined) return unknown("no greeting was awaited");
    const controls = seen.of("control-greeting").filter(isAt);
    const speaking = came(controls);
    if (speaking[0] !== undefined) return absent(`${named(speaking[0].about)} greets`, speaking);
    const alike = failed(controls, "silent", "closed", "reset");
    // One unrelated server may be out of order on the same day; two of different operators are not.
    if (new Set(alike.map((one) => one.about.host)).size < 2) return unknown("too few unrelated servers were asked for a greeting");
    return present(`${named(mute.about)} opens and says nothing, and so do ${alike.map((one) => named(one.about)).join(", ")}`, [mute, ...alike]);
  },
};
