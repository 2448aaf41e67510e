import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { receivingLogins, sendingLogins } from "../words.ts";

/** Receiving accepts one user name while sending refuses another one with the same password: the name is what differs. */
export const loginNamesDiffer: Sign<"smtp-login" | "access-login"> = {
  id: "login-names-differ",
  asks: "Does receiving log in with another user name than sending?",
  needs: ["smtp-login", "access-login"],
  from: "all",
  read(seen) {
    const sending = sendingLogins(seen)[0];
    const [receiving] = receivingLogins(seen);
    if (sending === undefined || receiving?.saw.accepted !== "yes") return unknown("receiving accepted no login to compare with");
    const here = sending.saw.user;
    const there = receiving.saw.user;
    if (here.toLowerCase() === there.toLowerCase()) return absent(`both sides are asked with the user name ${here}`, [sending, receiving]);
    if (sending.saw.accepted === "yes") return absent("both names are accepted", [sending, receiving]);
    return present(`${named(receiving.about)} accepts ${there}; ${named(sending.about)} is asked with ${here} and refuses it`, [receiving, sending], sending.saw.reply.lines.join("\n"));
  },
};
