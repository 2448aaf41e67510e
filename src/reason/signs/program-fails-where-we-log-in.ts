import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { isAboutLogin, reportedWords, sendingLogins } from "../words.ts";

/** RFC 4954 section 6: the pair was judged and refused. */
const judged: readonly number[] = [535, 534, 530, 550, 554];

/** The mail program reports a refused login, while the same server accepts the login that was given to us. */
export const programFailsWhereWeLogIn: Sign<"smtp-login" | "reported-reply"> = {
  id: "program-fails-where-we-log-in",
  asks: "Is the mail program refused where this login is accepted?",
  needs: ["smtp-login", "reported-reply"],
  from: "any",
  read(seen) {
    const login = sendingLogins(seen)[0];
    const reports = seen.of("reported-reply").filter((one) => one.ok);
    const refused = reports.find((one) => one.ok && isAboutLogin(one.saw) && judged.includes(reportedWords(one.saw).code));
    if (login === undefined) return unknown("no login was made for sending");
    if (login.saw.accepted === "no" && login.saw.reply.code < 500) return unknown("the server put this login off without judging it");
    if (login.saw.accepted === "no") return absent("the server refuses this login too: the program's own copy of it is not what differs", [login], login.saw.reply.lines.join("\n"));
    if (refused?.ok) return present(`${named(login.about)} accepts the login that the mail program reports as refused`, [login, refused], reportedWords(refused.saw).lines.join("\n"));
    return absent(reports.length === 0 ? "the mail program reported no refused login" : "what the mail program reports is no refused login", [login]);
  },
};
