import { came, named, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The login on the route in question is accepted, and so is an envelope to the account itself; a canary, where one was sent, too. */
export const accountCanSend: Sign<"smtp-login" | "smtp-envelope" | "smtp-canary"> = {
  id: "account-can-send",
  asks: "Can the account log in and hand over a message with the settings in use?",
  needs: ["smtp-login", "smtp-envelope", "smtp-canary"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const login = came(onQuestion(seen, "smtp-login")).find((one) => one.saw.accepted === "yes");
    const envelope = came(onQuestion(seen, "smtp-envelope")).find((one) => one.saw.loggedIn === "yes");
    const canary = came(onQuestion(seen, "smtp-canary"))[0];
    if (login === undefined) {
      const refused = came(onQuestion(seen, "smtp-login"))[0];
      return refused === undefined ? unknown("no login was made with the settings in use") : absent("the login is refused", [refused], refused.saw.reply.lines.join("\n"));
    }
    if (envelope === undefined) return unknown("the login is accepted, and nothing more was tried");
    const { mail, rcpt } = envelope.saw;
    if (mail.code >= 400) return absent("the sender is refused", [envelope], mail.lines.join("\n"));
    if (rcpt === undefined || rcpt.code >= 400) return absent("the recipient, the account itself, is refused", [envelope], rcpt?.lines.join("\n"));
    if (canary !== undefined && canary.saw.reply.code >= 400) return absent("the message itself is refused", [canary], canary.saw.reply.lines.join("\n"));
    return present(`${named(login.about)} accepts the login and an envelope to the account itself`, [login, envelope, ...(canary === undefined ? [] : [canary])]);
  },
};
