import { controlDoors, listed, restsOf, webPort } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A web server somewhere else answers: this machine has a way out. */
export const controlWebOpens: Sign<"control-connect"> = {
  id: "control-web-opens",
  asks: "Does the web work from here?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const doors = controlDoors(seen, [webPort]);
    const open = doors.filter((door) => door.state === "opens");
    if (open.length > 0) return present(`${listed(open)} opens`, restsOf(open));
    return doors.length === 0 ? unknown("no web server was tried") : absent(`${listed(doors)} does not open`, restsOf(doors));
  },
};
