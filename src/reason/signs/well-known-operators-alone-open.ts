import { controlsOnSamePort, isWellKnown, listed, restsOf } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** On the configured port the great providers open and every other one fails, the configured one among them: somebody keeps a list. */
export const wellKnownOperatorsAloneOpen: Sign<"control-connect"> = {
  id: "well-known-operators-alone-open",
  asks: "Do only the great providers open on this port?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlsOnSamePort(seen);
    const great = doors.filter((door) => isWellKnown(door.host));
    const others = doors.filter((door) => !great.includes(door));
    if (great.length === 0 || others.length === 0) return unknown("great and small providers were not both tried on this port");
    const split = great.every((door) => door.state === "opens") && others.every((door) => door.state === "fails");
    return split ? present(`${listed(great)} opens, ${listed(others)} does not`, restsOf(doors)) : absent("great and small providers do not differ", restsOf(doors));
  },
};
