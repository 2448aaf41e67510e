import { isAt, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** After a rest nothing on the connection is answered any more, or the first command meets a reset, and the server had said no word of farewell: a device on the way forgot it. */
export const restingConnectionIsForgotten: Sign<"idle-ladder"> = {
  id: "resting-connection-is-forgotten",
  asks: "Is a connection forgotten while it rests?",
  needs: ["idle-ladder"],
  from: "all",
  read(seen) {
    const route = question(seen);
    const ladders = seen.of("idle-ladder").filter(isAt);
    const forgotten = ladders.flatMap((one) => {
      const last = one.ok ? one.saw.rungs.at(-1) : undefined;
      return last !== undefined && last.showed === "after" && (last.fate === "silent" || last.fate === "reset") ? [{ one, last }] : [];
    });
    const own = forgotten.find(({ one }) => one.about.host === route?.host);
    const elsewhere = forgotten.find(({ one }) => one.about.host !== route?.host);
    if (own !== undefined) {
      const also = elsewhere === undefined ? "" : `, and so is one to ${elsewhere.one.about.host}: it is not the server`;
      return present(`a connection to ${named(own.one.about)} that rested for ${Math.round(own.last.restMs / 1000)} s is ${own.last.fate === "reset" ? "cut" : "dead"} without a word${also}`, elsewhere === undefined ? [own.one] : [own.one, elsewhere.one]);
    }
    const ended = ladders.find((one) => one.ok && one.about.host === route?.host && one.saw.rungs.at(-1)?.fate === "closed");
    if (ended !== undefined) return absent("the server itself ended the connection that rested, as it may", [ended]);
    const measured = ladders.find((one) => one.ok && one.about.host === route?.host);
    const longest = measured?.ok ? measured.saw.rungs.findLast((rung) => rung.fate === "answered") : undefined;
    return measured === undefined || longest === undefined ? unknown("no connection was left to rest") : absent(`a connection that rested for ${Math.round(longest.restMs / 1000)} s still carries an answer`, [measured]);
  },
};
