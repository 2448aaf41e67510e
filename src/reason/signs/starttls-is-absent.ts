import { came, named, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server does not list STARTTLS in its reply to EHLO (RFC 3207 section 4). */
export const starttlsIsAbsent: Sign<"smtp-hello" | "tls-handshake"> = {
  id: "starttls-is-absent",
  asks: "Does the server not offer STARTTLS?",
  needs: ["smtp-hello", "tls-handshake"],
  from: "any",
  read(seen) {
    if (question(seen)?.security === "tls") return absent("TLS from the first byte needs no STARTTLS", onQuestion(seen, "tls-handshake"));
    const hellos = came(onQuestion(seen, "smtp-hello"));
    const offered = hellos.filter((one) => one.saw.offer.starttls === "offered");
    if (offered[0] !== undefined) return absent(`${named(offered[0].about)} offers STARTTLS`, offered);
    // To HELO no server answers with a list of what it offers.
    const listed = hellos.filter((one) => (one.saw.reply.code === 250 ? one.saw.reply : one.saw.retry?.reply)?.code === 250 && !one.saw.retry?.said.startsWith("HELO"));
    if (listed[0] === undefined) return unknown("the server gave no list of what it offers");
    return present(`${named(listed[0].about)} does not offer STARTTLS`, listed, (listed[0].saw.retry?.reply ?? listed[0].saw.reply).lines.join("\n"));
  },
};
