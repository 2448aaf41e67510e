import { controlDoors, listed, mailPorts, restsOf } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** At unrelated operators several different mail ports fail, and none opens. */
export const controlsFailOnAllMailPorts: Sign<"control-connect"> = {
  id: "controls-fail-on-all-mail-ports",
  asks: "Do all mail ports fail at other providers too?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlDoors(seen, mailPorts);
    const open = doors.filter((door) => door.state === "opens");
    if (open.length > 0) return absent(`${listed(open)} opens`, restsOf(open));
    return new Set(doors.map((door) => door.port)).size < 2 ? unknown("too few mail ports were tried at other providers") : present(`${listed(doors)}: none opens`, restsOf(doors));
  },
};
