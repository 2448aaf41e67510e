import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** What is cut off on the unencrypted line passes on an encrypted one to the same host: it is not the server, and somebody on the way reads along. */
export const letterPassesEncrypted: Sign<"letter-cut"> = {
  id: "letter-passes-encrypted",
  asks: "Does the same part of the letter pass where nobody on the way can read it?",
  needs: ["letter-cut"],
  from: "all",
  read(seen) {
    const [one] = seen.of("letter-cut").filter(isAt);
    if (!one?.ok) return unknown("the letter could not be tried");
    const control = one.saw.encryptedControl;
    if (control === undefined || control.fate === "earlier") return unknown("it was not tried over an encrypted line");
    if (control.fate === "passed" || control.fate === "refused") return present(`${named({ ...one.about, port: control.port })} takes the same part over an encrypted line`, [one]);
    return absent("it is cut off over an encrypted line, too", [one]);
  },
};
