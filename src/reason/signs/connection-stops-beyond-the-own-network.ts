import { named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { isProhibition, lastHop, reachedBy, toldInWords, traces } from "../traces.ts";

/** The connection passes this machine and the own network and is ended further on, on a way that another port of the very same address travels to its end. */
export const connectionStopsBeyondTheOwnNetwork: Sign<"path-trace" | "tcp-connect"> = {
  id: "connection-stops-beyond-the-own-network",
  asks: "Does the connection stop further on, outside the own network?",
  needs: ["path-trace", "tcp-connect"],
  from: "any",
  read(seen) {
    const { own, twin } = traces(seen);
    if (own === undefined) {
      const connects = onQuestion(seen, "tcp-connect");
      if (connects.length > 0 && connects.every((one) => one.ok)) return absent("the connection is not ended on the way: the port opens", connects);
      return connects.length > 0 && connects.every((one) => !one.ok && one.failure.code === "not-permitted") ? absent("this machine does not permit the connection: nothing was sent", connects) : unknown("the connection in question was not followed");
    }
    const where = named(own.about);
    const { told } = own.saw;
    if (own.saw.outcome === "not-permitted" && told === undefined && own.saw.hops.length === 0) return absent(`this machine does not permit a connection to ${where}: nothing was sent`, [own]);
    const isPast = (place: string | undefined) => place === "outside" || place === "private";
    if (told !== undefined && isProhibition(told)) return isPast(told.place) ? present(`${told.by}, outside the own network, answers ${toldInWords(told)} for ${where}`, [own]) : absent(`${told.by} is no device outside`, [own]);
    const last = lastHop(own.saw);
    if (own.saw.outcome !== "no-answer" || last === undefined || !isPast(last.place)) return unknown("the devices on the way do not show where it stops");
    if (twin === undefined) return unknown("no other port of that address could be followed to its end for comparison");
    return reachedBy(twin.saw) > last.ttl ? present(`the packets to ${where} are last seen at ${last.by}, outside the own network, while ${named(twin.about)} is reached`, [own, twin]) : absent(`${where} is silent at its very end`, [own, twin]);
  },
};
