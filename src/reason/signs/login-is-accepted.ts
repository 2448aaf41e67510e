import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { sendingLogins } from "../words.ts";

/** The outgoing server took the login in this very run, with the settings in use or by the way that worked in their place. */
export const loginIsAccepted: Sign<"smtp-login"> = {
  id: "login-is-accepted",
  asks: "Does the outgoing server accept the login?",
  needs: ["smtp-login"],
  from: "all",
  read(seen) {
    const logins = sendingLogins(seen);
    const accepted = logins.find((one) => one.saw.accepted === "yes");
    if (accepted !== undefined) return present(`${named(accepted.about)} accepts the login of ${accepted.saw.user}`, [accepted], accepted.saw.reply.lines.join("\n"));
    const refused = logins[0];
    return refused === undefined ? unknown("no login was made for sending") : absent(`${named(refused.about)} refuses the login of ${refused.saw.user}`, [refused], refused.saw.reply.lines.join("\n"));
  },
};
