import { came, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The configured sender is refused, and the address that logged in is accepted in its place on the same connection. */
export const ownAddressIsAccepted: Sign<"smtp-envelope"> = {
  id: "own-address-is-accepted",
  asks: "Is the login's own address accepted as sender where the configured one is refused?",
  needs: ["smtp-envelope"],
  from: "all",
  read(seen) {
    const envelope = came(onQuestion(seen, "smtp-envelope")).find((one) => one.saw.asLogin !== undefined);
    const contrast = envelope?.saw.asLogin;
    if (envelope === undefined || contrast === undefined) return unknown("no second sender address was tried");
    const passes = contrast.mail.code < 400 && contrast.rcpt !== undefined && contrast.rcpt.code < 400;
    if (passes) return present(`${named(envelope.about)} refuses ${envelope.saw.from} as sender and accepts ${contrast.from}`, [envelope]);
    return absent(`${named(envelope.about)} refuses ${contrast.from} as sender as well`, [envelope], (contrast.mail.code >= 400 ? contrast.mail : contrast.rcpt)?.lines.join("\n"));
  },
};
