import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The port in question opens at an unrelated operator, so that the network lets it through. */
export const samePortOpensAtControls: Sign<"control-connect"> = {
  id: "same-port-opens-at-controls",
  asks: "Does the same port open at an unrelated operator?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const port = question(seen)?.port;
    const tried = port === undefined ? [] : at(seen, "control-connect", { port });
    const opened = came(tried);
    if (opened[0] !== undefined) return present(`${named(opened[0].about)} opens`, opened);
    return tried.length === 0 ? unknown("the port was tried at no unrelated operator") : absent(`port ${port} opens at no unrelated operator`, tried);
  },
};
