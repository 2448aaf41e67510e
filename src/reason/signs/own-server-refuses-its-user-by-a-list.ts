import type { CauseId } from "../../model/catalogue.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { refusals, speaks, type WordKind, wordKinds } from "../words.ts";

/** What servers hold against strangers' addresses. */
const againstStrangers: readonly CauseId[] = ["rep-dnsbl-listed", "rep-ip-receiver-block", "dns-ptr-missing", "pol-own-server-rejects-clients"];

/** After an accepted login the account's own server refuses the line that the user comes from: a check that is meant for strangers. */
export const ownServerRefusesItsUserByAList: Sign<WordKind> = {
  id: "own-server-refuses-its-user-by-a-list",
  asks: "Does the account's own server hold a block list or a missing reverse name against a user who has logged in?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const loggedIn = seen.of("smtp-envelope").filter((one) => one.ok && one.saw.loggedIn === "yes");
    if (loggedIn.length === 0) return unknown("no envelope was tried after a login");
    const refused = refusals(seen).find((one) => loggedIn.some((envelope) => envelope.id === one.observation.id) && speaks(one, againstStrangers) === "for");
    if (refused === undefined) return absent("nothing of the kind is said after the login", loggedIn);
    return present("the server accepts the login and then refuses the line that the user comes from", [refused.observation], refused.reply.lines.join("\n"));
  },
};
