import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { receivingLogins, sendingLogins } from "../words.ts";

/** Sending refuses a user name that is only the part before the @, with a password that opens the mailbox for receiving. */
export const sendingNameLacksTheDomain: Sign<"smtp-login" | "access-login"> = {
  id: "sending-name-lacks-the-domain",
  asks: "Is the refused user name of sending only the part before the @?",
  needs: ["smtp-login", "access-login"],
  from: "any",
  read(seen) {
    const [sending] = sendingLogins(seen);
    if (sending === undefined) return unknown("no login was made for sending");
    if (sending.saw.user.includes("@")) return absent(`${sending.saw.user} is a whole address`, [sending]);
    if (sending.saw.accepted === "yes") return absent(`${named(sending.about)} accepts ${sending.saw.user}`, [sending]);
    const [receiving] = receivingLogins(seen);
    if (receiving?.saw.accepted !== "yes") return unknown("whether the password is right was not proven for receiving");
    return present(`${named(sending.about)} refuses ${sending.saw.user}, which is not the whole address ${seen.target.address}, while the password opens the mailbox for receiving`, [sending, receiving], sending.saw.reply.lines.join("\n"));
  },
};
