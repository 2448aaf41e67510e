import { came, failed, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const afterTheGreeting = ["smtp-hello", "smtp-starttls", "tls-handshake", "smtp-hello-tls"] as const;

/** The connection opens and the server greets, and then the line is cut or falls silent at our first words. */
export const connectionDiesAfterFirstWords: Sign<"smtp-greeting" | (typeof afterTheGreeting)[number]> = {
  id: "connection-dies-after-first-words",
  asks: "Does the connection die as soon as something is said?",
  needs: ["smtp-greeting", ...afterTheGreeting],
  from: "any",
  read(seen) {
    const [greeted] = came(onQuestion(seen, "smtp-greeting"));
    if (greeted === undefined) return unknown("the server never greeted");
    for (const kind of afterTheGreeting) {
      const [died] = failed(onQuestion(seen, kind), "reset", "closed", "silent");
      if (died !== undefined) return present(`${named(died.about)} greets, and after that the line is dead (${died.failure.code})`, [greeted, died]);
    }
    return absent("the dialogue goes on after the greeting", [greeted]);
  },
};
