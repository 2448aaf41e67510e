import { absent, present, type Sign, unknown } from "../sign.ts";

/** The program keeps one password for sending and another one for receiving. */
export const storedPasswordsDiffer: Sign<"stored-settings"> = {
  id: "stored-passwords-differ",
  asks: "Does the program keep another password for sending than for receiving?",
  needs: ["stored-settings"],
  from: "all",
  read(seen) {
    const both = seen.of("stored-settings").flatMap((one) => {
      const [submission, access] = one.ok ? [one.saw.submission?.password?.read, one.saw.access?.password?.read] : [];
      return submission === undefined || access === undefined ? [] : [{ one, submission, access }];
    });
    const different = both.find(({ submission, access }) => submission.length !== access.length || submission.classes.join() !== access.classes.join());
    if (different !== undefined) return present(`the password kept for sending has ${different.submission.length} characters, the one for receiving ${different.access.length}${different.submission.length === different.access.length ? ", of other kinds" : ""}`, [different.one]);
    if (both.length === 0) return unknown("the two passwords that the program keeps were not both read");
    return absent("both passwords that the program keeps look the same from outside", both.map(({ one }) => one));
  },
};
