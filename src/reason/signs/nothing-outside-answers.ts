import type { Kind, Observation } from "../../model/observation.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Nothing beyond this machine answers: no connection opens anywhere, the web included. */
export const nothingOutsideAnswers: Sign<"tcp-connect" | "control-connect"> = {
  id: "nothing-outside-answers",
  asks: "Is everything outside this machine out of reach?",
  needs: ["tcp-connect", "control-connect"],
  from: "any",
  read(seen) {
    const connects: readonly Observation<Kind>[] = [...seen.of("tcp-connect"), ...seen.of("control-connect")];
    const opened = connects.find((one) => one.ok || one.failure.code === "refused" || one.failure.code === "reset");
    if (opened !== undefined) return absent("a host outside answers", [opened]);
    const web = seen.of("control-connect").filter((one) => one.about.on === "endpoint" && one.about.port === 443);
    if (web.length > 0) return present("no connection opens anywhere, not even to web servers", connects);
    // That names alone fail says nothing of the way out: an address on the web must have been tried.
    return unknown("no web server could be tried");
  },
};
