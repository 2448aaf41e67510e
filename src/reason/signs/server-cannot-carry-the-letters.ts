import { theMessage } from "../message-look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The message needs SMTPUTF8 (RFC 6531), and the server that would take it does not offer it. */
export const serverCannotCarryTheLetters: Sign<"message-form" | "smtp-hello" | "smtp-hello-tls"> = {
  id: "server-cannot-carry-the-letters",
  asks: "Does the message hold letters that the server does not say it can carry?",
  needs: ["message-form", "smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const message = theMessage(seen);
    if (message === undefined) return unknown("no message was read");
    if (!message.saw.needs.includes("SMTPUTF8")) return absent("every address and field of the message is plain ASCII, or encoded", [message]);
    const hellos = [...seen.of("smtp-hello-tls"), ...seen.of("smtp-hello")].flatMap((one) => (one.ok && one.saw.reply.code === 250 ? [one] : []));
    const [hello] = hellos;
    if (hello === undefined) return unknown("the message needs a server with SMTPUTF8, and no server was asked");
    if (hellos.some((one) => one.saw.offer.keywords.some((keyword) => keyword.word === "SMTPUTF8"))) return absent("the message needs SMTPUTF8, and the server offers it", [message, hello]);
    return present("the message has letters beyond ASCII in an address or a field, and the server does not offer SMTPUTF8", [message, hello]);
  },
};
