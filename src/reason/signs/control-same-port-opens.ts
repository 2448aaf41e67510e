import { controlsOnSamePort, listed, restsOf } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The configured port opens at an unrelated operator: the network lets it through. */
export const controlSamePortOpens: Sign<"control-connect"> = {
  id: "control-same-port-opens",
  asks: "Does the same port open at another provider?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlsOnSamePort(seen);
    const open = doors.filter((door) => door.state === "opens");
    if (open.length > 0) return present(`${listed(open)} opens`, restsOf(open));
    return doors.length === 0 ? unknown("the configured port was not tried at another provider") : absent(`${listed(doors)} does not open`, restsOf(doors));
  },
};
