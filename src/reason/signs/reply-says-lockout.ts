import { present, type Sign } from "../sign.ts";
import { refusals, replySign, toldBy, type WordKind } from "../words.ts";
import { accessLoginIsAccepted } from "./access-login-is-accepted.ts";

const says = "there were too many login attempts and the account rests";
const words = replySign({
  id: "reply-says-lockout",
  asks: "Does the server say that there were too many logins?",
  says,
  causes: ["auth-lockout"],
  phases: ["login"],
  heard: ["sending", "receiving", "reported"],
});
/** From this share on a rule names a lock among its meanings in earnest. */
const inEarnest = 0.1;

/**
 * The words of a refused login speak of too many attempts or of a lock for a time. Some providers say so of every account password, too:
 * those words are meant as they stand only where the same password opens the mailbox for receiving.
 */
export const replySaysLockout: Sign<WordKind> = {
  ...words,
  read(seen) {
    const plain = words.read(seen);
    if (plain.state !== "unknown" || accessLoginIsAccepted.read(seen).state !== "present") return plain;
    const doubtful = refusals(seen).find((one) => one.phase === "login" && one.heard === "sending" && one.rule?.text !== undefined && (one.rule.means["auth-lockout"] ?? 0) >= inEarnest && (one.rule.means["auth-app-password-required"] ?? 0) >= inEarnest);
    return doubtful === undefined ? plain : present(`${toldBy(doubtful)} says that ${says}, and the same password opens the mailbox for receiving`, [doubtful.observation], doubtful.reply.lines.join("\n"));
  },
};
