import { at, came, isAt, quoteOf, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The greeting is painted over with asterisks, as firewalls do that "fix up" SMTP on its way. */
export const greetingIsMasked: Sign<"smtp-greeting" | "control-greeting"> = {
  id: "greeting-is-masked",
  asks: "Is the server's greeting painted over?",
  needs: ["smtp-greeting", "control-greeting"],
  from: "any",
  read(seen) {
    const greetings = came(at(seen, "smtp-greeting", { host: question(seen)?.host ?? "" }));
    const controls = came(seen.of("control-greeting").filter(isAt));
    const masked = [...greetings, ...controls].filter((one) => /^[*02 ]*\*{3,}[*02 ]*$/.test(one.saw.reply.text));
    if (masked[0] === undefined) return greetings.length === 0 ? unknown("no greeting was seen") : absent("the greeting can be read", greetings, greetings[0] === undefined ? undefined : quoteOf(greetings[0].saw));
    const everywhere = masked.some((one) => controls.some((control) => control === one));
    return present(`the greeting of ${masked[0].about.host} is painted over${everywhere ? ", and so is that of an unrelated provider" : ""}`, masked, quoteOf(masked[0].saw));
  },
};
