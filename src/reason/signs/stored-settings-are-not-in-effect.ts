import type { StoredSettings } from "../../model/settings-facts.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const words: Readonly<Record<StoredSettings["notInEffect"][number]["reason"], string>> = {
  "overridden-by-environment": "a variable of the environment is used instead",
  "overridden-by-another-file": "another place is used instead",
  "wrong-section": "it stands where the program does not look",
  "commented-out": "it is commented out",
  "sending-switched-off": "sending is switched off",
  "written-to-a-log": "mail is written to a log or a file instead of being sent",
  "another-transport": "mail goes another way",
  "name-not-known-to-the-program": "the program does not know this name",
  "cached-configuration": "an older copy in the program's cache is used instead",
  "plugin-missing": "the part of the program that would use it is missing",
};

/** Reasons that stop mail, or send it elsewhere, whatever else is set. */
const decisive: readonly string[] = ["sending-switched-off", "written-to-a-log", "cached-configuration", "plugin-missing"];
/** Reasons that matter where the setting is then missing altogether. */
const whereMissing: readonly string[] = ["wrong-section", "commented-out", "name-not-known-to-the-program", "another-transport"];

/** A program's files hold settings for sending that it does not use. */
export const storedSettingsAreNotInEffect: Sign<"stored-settings"> = {
  id: "stored-settings-are-not-in-effect",
  asks: "Do the program's files hold settings that it does not use?",
  needs: ["stored-settings"],
  from: "all",
  read(seen) {
    const stored = seen.of("stored-settings").filter((one) => one.ok);
    for (const one of stored) {
      if (!one.ok) continue;
      const { submission, notInEffect } = one.saw;
      const incomplete = submission?.host === undefined || (submission.user !== undefined && submission.password === undefined);
      const found = notInEffect.find((lost) => decisive.includes(lost.reason)) ?? (incomplete ? notInEffect.find((lost) => whereMissing.includes(lost.reason)) : undefined);
      if (found === undefined) continue;
      const where = `${found.at.key ?? "a setting"} in ${found.at.path}${found.at.line === undefined ? "" : `, line ${found.at.line}`}`;
      return present(`${where}: ${words[found.reason]}${found.winner === undefined ? "" : ` (${found.winner.key === undefined ? "" : `${found.winner.key} in `}${found.winner.path})`}`, [one]);
    }
    // what is overridden by another place may well be meant so: a default that every installation overrides
    if (stored.some((one) => one.ok && one.saw.notInEffect.length > 0)) return unknown("some settings are overridden by others, which may be meant so");
    return absent("every setting for sending that was found is in use", stored);
  },
};
