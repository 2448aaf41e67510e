import { operatorOf } from "../compare.ts";
import { vouchedFor } from "../endpoint-families.ts";
import { came, named, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server that refuses the login belongs to another operator than the mailbox, and the very same user name opens the mailbox at its own. */
export const loginIsRefusedByAnotherOperator: Sign<"smtp-login" | "access-login"> = {
  id: "login-is-refused-by-another-operator",
  asks: "Is the login refused by a server that is not the mail provider's?",
  needs: ["smtp-login", "access-login"],
  from: "all",
  read(seen) {
    const route = question(seen);
    const login = came(onQuestion(seen, "smtp-login"))[0];
    if (route === undefined || login === undefined) return unknown("no login was made at the server in question");
    if (login.saw.accepted === "yes") return absent("the login is accepted", [login]);
    const vouched = vouchedFor(seen.routes);
    const operators = vouched.map((one) => operatorOf(one.host));
    const own = operatorOf(route.host);
    if (route.source !== "in-use" || operators.length === 0) return unknown(`no outgoing server of ${seen.target.domain} is known`);
    if (operators.includes(own) || own === operatorOf(seen.target.domain)) return absent(`${route.host} belongs to the operator of ${seen.target.domain}`, [login]);
    const mailbox = seen.of("access-login").find((one) => one.ok && one.about.on === "endpoint" && one.saw.accepted === "yes" && one.saw.user === login.saw.user && operatorOf(one.about.host) !== own);
    // A relay that has been hired for sending has users of its own; only who knows the mailbox's own user name is meant to be its provider.
    if (mailbox === undefined) return unknown("the same user name was not accepted by the mailbox's own provider");
    return present(`${named(login.about)} refuses the login, and the outgoing server of ${seen.target.domain} is ${vouched[0]?.host} (${vouched[0]?.because ?? vouched[0]?.source})`, [login, mailbox], login.saw.reply.lines.join("\n"));
  },
};
