import { controlsOnSamePort, listed, operatorOf, restsOf } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Operators that home routers with a list of permitted mail servers have on it from the factory. */
const wellKnown = new Set(["gmail.com", "google.com", "googlemail.com", "outlook.com", "office365.com", "live.com", "yahoo.com", "yahoo.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "telekom.de", "1und1.de", "ionos.de", "ionos.com", "strato.de", "freenet.de", "aol.com", "me.com", "icloud.com"]);

/** On the configured port the great providers open and every other one fails, the configured one among them: somebody keeps a list. */
export const wellKnownOperatorsAloneOpen: Sign<"control-connect"> = {
  id: "well-known-operators-alone-open",
  asks: "Do only the great providers open on this port?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlsOnSamePort(seen);
    const great = doors.filter((door) => wellKnown.has(operatorOf(door.host)));
    const others = doors.filter((door) => !great.includes(door));
    if (great.length === 0 || others.length === 0) return unknown("great and small providers were not both tried on this port");
    const split = great.every((door) => door.state === "opens") && others.every((door) => door.state === "fails");
    return split ? present(`${listed(great)} opens, ${listed(others)} does not`, restsOf(doors)) : absent("great and small providers do not differ", restsOf(doors));
  },
};
