import { at, came, named, openQuestions } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The login on the route in question is accepted, and so is an envelope to the account itself; a canary, where one was sent, too. */
export const accountCanSend: Sign<"smtp-login" | "smtp-envelope" | "smtp-canary" | "letter-cut" | "message-arrival"> = {
  id: "account-can-send",
  asks: "Can the account log in and hand over a message with the settings in use?",
  needs: ["smtp-login", "smtp-envelope", "smtp-canary", "letter-cut", "message-arrival"],
  from: "any",
  read(seen) {
    const routes = openQuestions(seen);
    if (routes.length === 0) return unknown("no submission route is known");
    const logins = routes.flatMap(({ host, port, security }) => came(at(seen, "smtp-login", { protocol: "smtp", host, port, security })));
    const login = logins.find((one) => one.saw.accepted === "yes");
    if (login === undefined) {
      const [refused] = logins;
      return refused === undefined ? unknown("no login was made with the settings in use") : absent("the login is refused", [refused], refused.saw.reply.lines.join("\n"));
    }
    const { host, port, security } = login.about;
    const envelope = came(at(seen, "smtp-envelope", { host, port, security })).find((one) => one.saw.loggedIn === "yes");
    const canary = came(at(seen, "smtp-canary", { host, port, security }))[0];
    if (envelope === undefined) return unknown("the login is accepted, and nothing more was tried");
    const { mail, rcpt } = envelope.saw;
    if (mail.code >= 400) return absent("the sender is refused", [envelope], mail.lines.join("\n"));
    if (rcpt === undefined || rcpt.code >= 400) return absent("the recipient, the account itself, is refused", [envelope], rcpt?.lines.join("\n"));
    if (canary !== undefined && canary.saw.reply.code >= 400) return absent("the message itself is refused", [canary], canary.saw.reply.lines.join("\n"));
    const tried = came(at(seen, "letter-cut", { host, port, security }))[0];
    if (tried?.saw.outcome === "refused") return absent("the letter in question is refused", [tried], tried.saw.reply?.lines.join("\n"));
    if (tried !== undefined && tried.saw.outcome !== "passes" && tried.saw.outcome !== "unfinished") return absent("the letter in question is cut off on its way", [tried]);
    const bounced = seen.of("message-arrival").find((one) => one.ok && one.saw.outcome === "bounced");
    if (bounced?.ok && bounced.saw.outcome === "bounced") return absent("the message is accepted and then sent back", [bounced], bounced.saw.bounce.lines.join("\n"));
    return present(`${named(login.about)} accepts the login and an envelope to the account itself`, [login, envelope, ...(canary === undefined ? [] : [canary])]);
  },
};
