import { connectsElsewhere, placeOf } from "../elsewhere.ts";
import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The configured port of this server opens to a second place: the server is up, and the fault lies with this place or the way from it. */
export const serverAnswersFromElsewhere: Sign<"tcp-connect" | "elsewhere-connect"> = {
  id: "server-answers-from-elsewhere",
  asks: "Does the server open this port to another place?",
  needs: ["tcp-connect", "elsewhere-connect"],
  from: "all",
  read(seen) {
    const { own, controls } = connectsElsewhere(seen);
    const open = own.filter((one) => one.ok);
    if (open[0] !== undefined) return present(`${named(open[0].about)} opens to ${placeOf(open[0])}`, open);
    const free = controls.filter((one) => one.ok);
    if (own[0] === undefined) return unknown("the server was not tried from another place, or not at the same address");
    // A place that reaches nobody on this port, such as a rented server on 25, says nothing about the server.
    return free.length === 0 ? unknown("it opens to no other place, but that one reaches no other mail server on this port either") : absent(`${named(own[0].about)} does not open to ${placeOf(own[0])} either`, [...own, ...free]);
  },
};
