import { came, onQuestion, saidToEnvelope, saidToUser } from "../look.ts";
import { absent, present, type Sign } from "../sign.ts";

/** Servers put the check off until RCPT and then name the command; Google appends "(EHLO)". */
const aboutTheName = /\b(helo|ehlo)\b.{0,80}(reject|invalid|syntactically|not found|refus|denied|bogus|fully|qualified|mismatch|impersonat|must|localhost)|(reject|invalid|syntactically invalid|bad|bogus|malformed|unacceptable).{0,40}\b(helo|ehlo)\b|\(ehlo\)|invalid domain name/i;
const otherMatter = /send (helo|ehlo) first|(helo|ehlo) first|need (helo|ehlo)|polite/i;

/** The server refuses the name by which the mail program introduces itself in EHLO (RFC 5321 section 4.1.1.1). */
export const helloNameIsRefused: Sign<"smtp-hello" | "smtp-hello-tls" | "smtp-envelope" | "reported-reply"> = {
  id: "hello-name-is-refused",
  asks: "Does the server refuse the name in EHLO?",
  needs: ["smtp-hello", "smtp-hello-tls", "smtp-envelope", "reported-reply"],
  from: "any",
  read(seen) {
    const hellos = [...came(onQuestion(seen, "smtp-hello")), ...came(onQuestion(seen, "smtp-hello-tls"))];
    for (const one of hellos) {
      const { reply, retry, said } = one.saw;
      // 501 and 504 are about the argument of a command (RFC 5321 section 4.2.2); other refusals may be about the address that we come from.
      // A server that does not know EHLO says 500 or 502; one that is busy or shut says 421: no word on the name.
      const unwelcome = reply.code >= 400 && ![421, 500, 502].includes(reply.code);
      if (unwelcome && retry?.reply.code === 250) return present(`the server refuses the name "${said}" and accepts "${retry.said.replace(/^EHLO /, "")}"`, [one], reply.lines.join("\n"));
      const named = [501, 504].includes(reply.code) || aboutTheName.test(reply.text);
      if (unwelcome && named) return present(`the server refuses the name "${said}"`, [one], reply.lines.join("\n"));
    }
    const said = [...saidToEnvelope(seen, "yes"), ...saidToEnvelope(seen, "no"), ...saidToUser(seen)];
    const hit = said.find((one) => aboutTheName.test(one.text) && !otherMatter.test(one.text));
    if (hit !== undefined) return present("the server's reply is about the name in EHLO", [hit.by], hit.quote);
    return absent("the server does not mind the name in EHLO", hellos);
  },
};
