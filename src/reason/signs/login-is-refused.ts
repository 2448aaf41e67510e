import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { isAboutLogin, reportedWords, sendingLogins } from "../words.ts";

/** The outgoing server refused the login for good (5yz), in this run or in one that is remembered, or a mail program reports so. A 4yz reply judges nobody (RFC 4954 section 6). */
export const loginIsRefused: Sign<"smtp-login" | "reported-reply"> = {
  id: "login-is-refused",
  asks: "Does the outgoing server refuse the login?",
  needs: ["smtp-login", "reported-reply"],
  from: "any",
  read(seen) {
    const logins = sendingLogins(seen);
    const accepted = logins.find((one) => one.saw.accepted === "yes");
    if (accepted !== undefined) return absent(`${named(accepted.about)} accepts the login`, [accepted]);
    const refused = logins.find((one) => one.saw.reply.code >= 500);
    if (refused !== undefined) {
      const { user, reply, remembered } = refused.saw;
      const when = remembered === undefined ? "" : ` (on ${remembered.slice(0, 16).replace("T", " ")} UTC; remembered, so that the pair is not tried again)`;
      return present(`${named(refused.about)} refuses the login of ${user}${when}`, [refused], reply.lines.join("\n"));
    }
    const put = logins[0];
    if (put !== undefined) return absent(`${named(put.about)} puts the login off without judging it`, [put], put.saw.reply.lines.join("\n"));
    for (const one of seen.of("reported-reply")) {
      if (!one.ok || !isAboutLogin(one.saw)) continue;
      const reply = reportedWords(one.saw);
      if (reply.code >= 500) return present("the mail program reports that the login is refused", [one], reply.lines.join("\n"));
    }
    return unknown("no login was made for sending");
  },
};
