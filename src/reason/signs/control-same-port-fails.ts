import { controlsOnSamePort, listed, restsOf } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The configured port fails at every unrelated operator that was tried: it is the way there, not the server. */
export const controlSamePortFails: Sign<"control-connect"> = {
  id: "control-same-port-fails",
  asks: "Does the same port fail at every other provider too?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlsOnSamePort(seen);
    const open = doors.filter((door) => door.state === "opens");
    if (open.length > 0) return absent(`${listed(open)} opens`, restsOf(open));
    return doors.length === 0 ? unknown("the configured port was not tried at another provider") : present(`${listed(doors)} fails too`, restsOf(doors));
  },
};
