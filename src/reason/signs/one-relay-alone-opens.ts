import { controlsOnSamePort, isWellKnown, listed, restsOf } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** So many unrelated providers must fail before one that opens counts as the exception. */
const enough = 2;

/** On the configured port exactly one of several unrelated servers opens: the one that the network lets mail through. */
export const oneRelayAloneOpens: Sign<"control-connect"> = {
  id: "one-relay-alone-opens",
  asks: "Does only one mail server of all open on this port?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlsOnSamePort(seen);
    const open = doors.filter((door) => door.state === "opens");
    const shut = doors.filter((door) => door.state === "fails");
    if (open.length === 0 && doors.length >= enough) return absent(`${listed(shut)}: none opens`, restsOf(doors));
    if (doors.length < enough + 1) return unknown("too few providers were tried on this port");
    // Home routers let through to the great providers by their own list: that is no relay of the network's.
    if (open.some((door) => isWellKnown(door.host))) return absent(`${listed(open)} is one of the great providers`, restsOf(open));
    return open.length === 1 && shut.length >= enough ? present(`${listed(open)} opens, ${listed(shut)} does not`, restsOf(doors)) : absent("it is not one server alone that opens", restsOf(doors));
  },
};
