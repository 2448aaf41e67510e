import { came, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The login is accepted, and then the sender or the recipient, the account itself, is refused. */
export const envelopeIsRefusedAfterLogin: Sign<"smtp-envelope"> = {
  id: "envelope-is-refused-after-login",
  asks: "Is a message of the account to itself refused although the login is accepted?",
  needs: ["smtp-envelope"],
  from: "all",
  read(seen) {
    const envelope = came(onQuestion(seen, "smtp-envelope")).find((one) => one.saw.loggedIn === "yes");
    if (envelope === undefined) return unknown("no envelope was tried after a login");
    const { mail, rcpt, from } = envelope.saw;
    if (mail.code >= 400) return present(`${named(envelope.about)} accepts the login and refuses the sender ${from}`, [envelope], mail.lines.join("\n"));
    if (rcpt !== undefined && rcpt.code >= 400) return present(`${named(envelope.about)} accepts the login and refuses the recipient, the account itself`, [envelope], rcpt.lines.join("\n"));
    return absent(`${named(envelope.about)} accepts an envelope to the account itself`, [envelope]);
  },
};
