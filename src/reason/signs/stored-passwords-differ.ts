import { accountsInUse } from "../settings-difference.ts";
import { present, type Sign, unknown } from "../sign.ts";

/** The mail program keeps one password for sending and another for receiving, told apart by their length and kinds of characters alone. */
export const storedPasswordsDiffer: Sign<"stored-settings"> = {
  id: "stored-passwords-differ",
  asks: "Does the mail program keep another password for sending than for receiving?",
  needs: ["stored-settings"],
  from: "all",
  read(seen) {
    const own = accountsInUse({ target: seen.target, observations: seen.of("stored-settings") });
    const pairs = own.flatMap(({ submission, access }) => {
      const [out, back] = [submission?.password?.read ?? submission?.password?.written, access?.password?.read ?? access?.password?.written];
      return out === undefined || back === undefined ? [] : [{ out, back }];
    });
    if (pairs.length === 0) return unknown("the two passwords cannot be compared");
    const differ = pairs.some(({ out, back }) => out.length !== back.length || [...out.classes].sort().join() !== [...back.classes].sort().join());
    return differ ? present("the password for sending is not the one for receiving: it has another length or other kinds of characters", seen.of("stored-settings")) : unknown("both passwords have the same length and the same kinds of characters, which does not make them the same");
  },
};
