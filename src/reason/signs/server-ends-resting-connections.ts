import { isAt, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** While the connection rested the server itself ended it, with a farewell or a proper close: its own limit, and no device's on the way (RFC 5321 section 3.8). */
export const serverEndsRestingConnections: Sign<"idle-ladder"> = {
  id: "server-ends-resting-connections",
  asks: "Does the server itself end connections that rest?",
  needs: ["idle-ladder"],
  from: "all",
  read(seen) {
    const route = question(seen);
    const one = seen.of("idle-ladder").filter(isAt).find((each) => each.about.host === route?.host);
    const last = one?.ok ? one.saw.rungs.at(-1) : undefined;
    if (one === undefined || last === undefined) return unknown("no connection was left to rest");
    if (last.fate === "closed") return present(`${named(one.about)} itself ended a connection that had rested for ${Math.round(last.restMs / 1000)} s`, [one], last.reply?.lines.join("\n"));
    return last.fate === "answered" ? absent(`the server keeps a connection that rests for ${Math.round(last.restMs / 1000)} s`, [one]) : absent("the server said no farewell", [one]);
  },
};
