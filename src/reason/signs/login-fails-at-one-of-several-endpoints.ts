import { familyInQuestion } from "../endpoint-families.ts";
import { came, named, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The login is refused as wrong (535, RFC 4954 section 6) at a server of an operator whose accounts live at one of several servers each. */
export const loginFailsAtOneOfSeveralEndpoints: Sign<"smtp-login"> = {
  id: "login-fails-at-one-of-several-endpoints",
  asks: "Is the login refused at one of several regional or product servers of the operator?",
  needs: ["smtp-login"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    const [login] = came(onQuestion(seen, "smtp-login"));
    if (host === undefined || login === undefined) return unknown("no login was made at the server in question");
    if (login.saw.accepted === "yes") return absent("the login is accepted", [login]);
    const family = familyInQuestion(seen.routes);
    if (family === undefined) return absent(`${host} is not one of several servers between which accounts are divided`, [login]);
    return login.saw.reply.code === 535 ? present(`${named(login.about)} refuses the login, and ${family.name} has several outgoing servers`, [login], login.saw.reply.lines.join("\n")) : absent("the refusal is not about the account", [login]);
  },
};
