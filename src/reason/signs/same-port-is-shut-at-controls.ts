import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The port in question opens at no unrelated operator either: the network is in the way, not this one server. */
export const samePortIsShutAtControls: Sign<"control-connect"> = {
  id: "same-port-is-shut-at-controls",
  asks: "Is the same port shut at unrelated operators too?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const port = question(seen)?.port;
    const tried = port === undefined ? [] : at(seen, "control-connect", { port });
    const opened = came(tried);
    if (opened[0] !== undefined) return absent(`${named(opened[0].about)} opens`, opened);
    return tried[0] === undefined ? unknown("the port was tried at no unrelated operator") : present(`${named(tried[0].about)} does not open either`, tried);
  },
};
