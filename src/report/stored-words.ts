import type { NotInEffectReason } from "../model/settings-facts.ts";

/** Why a setting that stands in a file has no effect, as the end of a sentence. */
export const notInEffectWords: Readonly<Record<NotInEffectReason, string>> = {
  "overridden-by-environment": "the environment sets it differently, and that counts",
  "overridden-by-another-file": "it is set again in another place, and that one counts",
  "wrong-section": "it stands in a section where the program does not look for it",
  "commented-out": "it is a comment for the program",
  "sending-switched-off": "sending or the login is switched off",
  "written-to-a-log": "mail is written to a log instead of being sent",
  "another-transport": "mail goes another way than by this server",
  "name-not-known-to-the-program": "the program does not know this name",
  "cached-configuration": "the program uses an older copy that it has kept",
  "plugin-missing": "a plug-in that it needs is not installed",
};
