import { saidToUser } from "../look.ts";
import { absent, present, type Sign } from "../sign.ts";

const complaint =
  /authentication (is )?(required|needed)|requires? (smtp )?auth(entication)?\b|must (first )?(be )?authenticat|not authenticated|(turn on|enable) smtp auth|not logged in|please (authenticate|log ?in)|authenticate (first|before)|login (is )?required|relay(ing)?( access)? (is )?(denied|not (permitted|allowed)|prohibited)|(unable|not permitted) to relay|not allow relaying/i;
/** Words about a login that was made. */
const afterLogin = /authentication (failed|unsuccessful|credentials)|credentials (invalid|for relay)|invalid (login|credentials|password)|username and password not accepted/i;
/** Replies to a login itself: 535, 534, 454, 432 (RFC 4954 section 6). */
const toLogin = [535, 534, 454, 432];

/** The error that the mail program shows is what a server says to a sender who has not logged in. */
export const serverComplainsOfMissingLogin: Sign<"reported-reply"> = {
  id: "server-complains-of-missing-login",
  asks: "Does the error say that the mail program did not log in?",
  needs: ["reported-reply"],
  from: "all",
  read(seen) {
    const reports = saidToUser(seen);
    const hit = reports.find((one) => complaint.test(one.text) && !afterLogin.test(one.text) && !toLogin.includes(one.code));
    return hit === undefined ? absent("the error says nothing of the kind", reports.map((one) => one.by)) : present("the error is what a server says to a sender who has not logged in", [hit.by], hit.quote);
  },
};
