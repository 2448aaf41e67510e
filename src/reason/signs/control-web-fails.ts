import { controlDoors, listed, restsOf, webPort } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** No web server answers either: this machine seems to have no way out at all. */
export const controlWebFails: Sign<"control-connect"> = {
  id: "control-web-fails",
  asks: "Does the web fail from here too?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlDoors(seen, [webPort]);
    const open = doors.filter((door) => door.state === "opens");
    if (open.length > 0) return absent(`${listed(open)} opens`, restsOf(open));
    return doors.length === 0 ? unknown("no web server was tried") : present(`${listed(doors)} does not open`, restsOf(doors));
  },
};
