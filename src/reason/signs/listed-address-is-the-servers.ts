import { aboutName, question, saidToUser } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** "blocked using", with the address that was asked about in brackets before it (Postfix: default_rbl_reply). */
const blockedClient = /\[([0-9a-f.:]+)\] blocked using/i;

/** The words of a block list name the address of the outgoing server itself: whoever refused met that server, and not the user's line. */
export const listedAddressIsTheServers: Sign<"reported-reply" | "system-lookup"> = {
  id: "listed-address-is-the-servers",
  asks: "Is the address on the block list that of the outgoing server?",
  needs: ["reported-reply", "system-lookup"],
  from: "all",
  read(seen) {
    const route = question(seen);
    const said = saidToUser(seen).find((one) => blockedClient.test(one.text));
    const listed = said === undefined ? undefined : blockedClient.exec(said.text)?.[1]?.toLowerCase();
    if (route === undefined || said === undefined || listed === undefined) return unknown("the words name no address that is on a list");
    const looked = aboutName(seen, "system-lookup", route.host);
    const own = looked.some((one) => one.ok && one.saw.addresses.includes(listed));
    return own ? present(`the refused address ${listed} is that of ${route.host}`, [said.by, ...looked], said.quote) : absent(`the refused address ${listed} is none of ${route.host}`, [said.by, ...looked], said.quote);
  },
};
