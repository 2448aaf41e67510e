import { isAt, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { isProhibition, lastHop, reachedBy, toldInWords, traces } from "../traces.ts";

/** Access providers close port 25 at their very first device, which looks just like the router in front of it. */
const transferPort = 25;

/**
 * The connection ends at the first device behind this machine, while one that works goes past it: the router or firewall of the own network ends it.
 * At a hosting company that device is the company's, so nothing is said there.
 */
export const connectionStopsInTheOwnNetwork: Sign<"path-trace" | "machine-interfaces" | "control-connect"> = {
  id: "connection-stops-in-the-own-network",
  asks: "Does the connection stop at the router of the own network?",
  needs: ["path-trace", "machine-interfaces", "control-connect"],
  from: "any",
  read(seen) {
    const { own, others } = traces(seen);
    if (own === undefined) {
      const elsewhere = seen.of("control-connect").filter(isAt).find((one) => one.ok && one.about.port === question(seen)?.port);
      return elsewhere === undefined ? unknown("the connection in question was not followed") : absent(`the same router lets the same port through to ${named(elsewhere.about)}`, [elsewhere]);
    }
    const where = named(own.about);
    const { told } = own.saw;
    const hosted = seen.of("machine-interfaces").find((one) => one.ok && one.saw.hoster !== undefined);
    const last = lastHop(own.saw);
    const isPast = (place: string | undefined) => place === "outside" || place === "private";
    if (told?.place === "this-machine") return absent("this machine itself ends it", [own]);
    if (told !== undefined && isPast(told.place)) return absent(`the message comes from ${told.by}, beyond the own network`, [own]);
    if (isPast(last?.place)) return absent(`the packets to ${where} reach ${last?.by}, beyond the own network`, [own]);
    if (hosted !== undefined) return unknown("this is a rented machine: the first device belongs to the hosting company");
    if (told !== undefined && isProhibition(told)) return present(`${told.by}, on the own network, answers ${toldInWords(told)} for ${where}`, [own]);
    if (own.about.port === transferPort) return unknown("the router, or the first device of the access provider, ends it: on port 25 nothing tells them apart");
    const further = others.find((one) => reachedBy(one.saw) > (own.saw.answeredAt ?? last?.ttl ?? Number.POSITIVE_INFINITY));
    if (last?.place !== "own-network" || own.saw.outcome === "open" || further === undefined) return unknown("the devices on the way do not show where it stops");
    const how = own.saw.outcome === "refused" ? "is refused right behind" : "is not seen again behind";
    return present(`the connection to ${where} ${how} ${last.by}, the router of the own network, while ${named(further.about)} is reached through it (the first device behind it could also be meant: the router's own log tells)`, [own, further]);
  },
};
