import type { Kind, Observation } from "../../model/observation.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A resolver that says any of this was reached, or an answer of its own is all that we have. */
const noAnswer = ["resolver-silent", "resolver-refused", "resolver-failed"];

/** Nothing beyond this machine answers: no connection opens anywhere, the web included, or no name can be found and nothing else could be tried. */
export const nothingOutsideAnswers: Sign<"tcp-connect" | "control-connect" | "system-lookup" | "dns-answer"> = {
  id: "nothing-outside-answers",
  asks: "Is everything outside this machine out of reach?",
  needs: ["tcp-connect", "control-connect", "system-lookup", "dns-answer"],
  from: "any",
  read(seen) {
    const connects: readonly Observation<Kind>[] = [...seen.of("tcp-connect"), ...seen.of("control-connect")];
    const opened = connects.find((one) => one.ok || one.failure.code === "refused" || one.failure.code === "reset");
    if (opened !== undefined) return absent("a host outside answers", [opened]);
    const lookups = seen.of("system-lookup");
    const answer = seen.of("dns-answer").find((one) => one.ok);
    if (answer !== undefined) return absent("a DNS server answers", [answer]);
    const web = seen.of("control-connect").filter((one) => one.about.on === "endpoint" && one.about.port === 443);
    if (web.length > 0) return present("no connection opens anywhere, not even to web servers", connects);
    const named = lookups.find((one) => one.ok || !noAnswer.includes(one.failure.code));
    if (named !== undefined) return unknown("names can be looked up, and no web server was tried");
    return lookups.length > 1 && connects.length === 0 ? present("no name can be looked up, and so nothing could be reached", lookups) : unknown("too little was tried");
  },
};
