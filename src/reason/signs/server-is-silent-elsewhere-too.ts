import { connectsElsewhere, placeOf } from "../elsewhere.ts";
import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A second place that reaches other mail servers on this port does not reach this one: the server itself is away. */
export const serverIsSilentElsewhereToo: Sign<"tcp-connect" | "elsewhere-connect"> = {
  id: "server-is-silent-elsewhere-too",
  asks: "Is the server out of reach for another place as well?",
  needs: ["tcp-connect", "elsewhere-connect"],
  from: "all",
  read(seen) {
    const { own, controls } = connectsElsewhere(seen);
    const open = own.filter((one) => one.ok);
    const free = controls.filter((one) => one.ok);
    if (own[0] === undefined) return unknown("the server was not tried from another place, or not at the same address");
    if (open[0] !== undefined) return absent(`${named(open[0].about)} opens to ${placeOf(open[0])}`, open);
    if (free[0] === undefined) return unknown("the other place reaches no mail server on this port at all");
    return present(`${named(own[0].about)} does not open to ${placeOf(own[0])} either, which reaches ${named(free[0].about)}`, [...own, ...free]);
  },
};
