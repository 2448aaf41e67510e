import { reportedWords } from "../words.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The mail program has an add-on that looks into mail, and fails at sending although no server refused anything. */
export const securityAddOnIsSwitchedOn: Sign<"stored-settings" | "smtp-envelope" | "reported-reply"> = {
  id: "security-add-on-is-switched-on",
  asks: "Does the mail program fail with an add-on that looks into mail, where the same settings work without the program?",
  needs: ["stored-settings", "smtp-envelope", "reported-reply"],
  from: "all",
  read(seen) {
    const stored = seen.of("stored-settings").find((one) => one.ok && one.saw.notes.some((note) => note.startsWith("add-ons that may look into mail are switched on")));
    const taken = seen.of("smtp-envelope").find((one) => one.ok && one.saw.loggedIn === "yes" && (one.saw.rcpt?.code ?? 999) < 400);
    const report = seen.of("reported-reply").find((one) => one.ok);
    if (stored?.ok !== true) return absent("no add-on that looks into mail is switched on", seen.of("stored-settings"));
    if (taken === undefined) return unknown("the settings were not seen to work without the program");
    if (report?.ok !== true || reportedWords(report.saw).code >= 400) return absent("the program reports what a server said", report === undefined ? [stored] : [stored, report]);
    return present(`${stored.saw.notes.find((note) => note.startsWith("add-ons")) ?? ""}; the same settings send without the program`, [stored, taken, report]);
  },
};
