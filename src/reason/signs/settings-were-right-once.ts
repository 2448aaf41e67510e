import { operatorOf } from "../compare.ts";
import { vouchedFor } from "../endpoint-families.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The settings fitted at some time: by the user's word, or because both directions stand at one operator that the mail domain has left. */
export const settingsWereRightOnce: Sign<never> = {
  id: "settings-were-right-once",
  asks: "Were these settings right at an earlier time?",
  needs: [],
  from: "all",
  read({ target, ...seen }) {
    if (target.history === "worked-before") return present("by the user's word it worked with these settings before");
    if (target.history === "never-worked") return absent("sending never worked with these settings");
    const route = question({ target, ...seen });
    const access = target.imap ?? target.pop;
    const today = vouchedFor(seen.routes).map((one) => operatorOf(one.host));
    if (route?.source !== "in-use" || access === undefined || today.length === 0) return unknown("whether sending ever worked with these settings was not said");
    const own = operatorOf(route.host);
    if (own !== operatorOf(access.host) || own === operatorOf(target.domain) || today.includes(own)) return unknown("whether sending ever worked with these settings was not said, and they do not show it");
    // Nobody sets up a whole account at a stranger's by mistake.
    return present(`both directions are set up at ${own}, and the mail of ${target.domain} is kept by ${today[0]} today`);
  },
};
