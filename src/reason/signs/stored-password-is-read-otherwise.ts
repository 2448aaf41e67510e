import { absent, present, type Sign, unknown } from "../sign.ts";

/** Reasons by which a password is damaged; an escape may just as well be meant so. */
const damage = /comment|begins the name|variable|put in|cut off|wrapped up|read as a number|end the address|run as a command|base64|means something|belong to the value|ends the value|taken away/;

/** The program makes another password of what its file says. */
export const storedPasswordIsReadOtherwise: Sign<"stored-settings"> = {
  id: "stored-password-is-read-otherwise",
  asks: "Does the program make another password of what its file says?",
  needs: ["stored-settings"],
  from: "all",
  read(seen) {
    const stored = seen.of("stored-settings").filter((one) => one.ok);
    const inFile = stored.filter((one) => one.ok && one.saw.submission?.password?.written !== undefined && one.saw.submission.password.read !== undefined);
    for (const one of inFile) {
      const password = one.ok ? one.saw.submission?.password : undefined;
      const { written, read, because, at } = password ?? {};
      if (written === undefined || read === undefined) continue;
      if ((written.length === read.length && written.classes.join() === read.classes.join()) || because === undefined || !damage.test(because)) continue;
      const place = at === undefined ? "" : ` (${at.key ?? "the password"} in ${at.path}${at.line === undefined ? "" : `, line ${at.line}`})`;
      return present(`the file holds ${written.length} characters and the program reads ${read.length}: ${because}${place}`, [one]);
    }
    if (inFile.some((one) => one.ok && one.saw.submission?.password?.because !== undefined)) return unknown("the file holds escapes, which may be meant so");
    if (inFile.length === 0) return unknown("no password stands in a file that was read");
    return absent("the program reads the password as its file has it", inFile);
  },
};
