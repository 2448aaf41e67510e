import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { receivingLogins } from "../words.ts";

/** The same secret does not open the mailbox for receiving (IMAP or POP3): the control experiment. */
export const accessLoginIsRefused: Sign<"access-login"> = {
  id: "access-login-is-refused",
  asks: "Is the same login refused for receiving?",
  needs: ["access-login"],
  from: "all",
  read(seen) {
    const [one] = receivingLogins(seen);
    if (one === undefined) return unknown("the receiving side did not come as far as an answer to a login");
    const quote = one.saw.reply.lines.join("\n");
    const when = one.saw.remembered === undefined ? "" : ` (on ${one.saw.remembered.slice(0, 16).replace("T", " ")} UTC; remembered)`;
    if (one.saw.accepted === "no") return present(`${named(one.about)} refuses the same login for receiving${when}`, [one], quote);
    return absent(`${named(one.about)} accepts the same login for receiving${when}`, [one], quote);
  },
};
