import { absent, present, type Sign, unknown } from "../sign.ts";

/** The receiving server refuses to store a copy of the message in a folder (APPEND, RFC 9051 section 6.3.12), although the login there works. */
export const copyInAFolderIsRefused: Sign<"sent-append"> = {
  id: "copy-in-a-folder-is-refused",
  asks: "Does the server refuse to store a copy of the message in a folder?",
  needs: ["sent-append"],
  from: "all",
  read(seen) {
    const tried = seen.of("sent-append")[0];
    if (tried === undefined) return unknown("no copy was tried");
    if (!tried.ok) return unknown("the connection ended before the server answered");
    if (tried.saw.accepted === "yes") return absent("a copy of the message could be stored in a folder of its own", [tried]);
    // Not everybody may make folders, and nobody needs to who has one for sent mail; a full mailbox takes nothing anywhere (RFC 5530 section 3).
    if (tried.saw.step === "create" && !/OVERQUOTA/i.test(tried.saw.words)) return unknown("the server makes no folder for the try");
    return present("the server refuses to store a copy of the message", [tried], tried.saw.words);
  },
};
