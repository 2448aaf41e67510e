import { listed, ownMailDoors, restsOf } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Every port through which the configured host could take mail fails, not only the configured one. */
export const mailPortsOfHostAllFail: Sign<"tcp-connect"> = {
  id: "mail-ports-of-host-all-fail",
  asks: "Do all mail ports of this server fail?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const doors = ownMailDoors(seen);
    const open = doors.filter((door) => door.state === "opens");
    if (open.length > 0) return absent(`${listed(open)} opens`, restsOf(open));
    return doors.length < 2 ? unknown("too few ports of this server were tried") : present(`${listed(doors)}: none opens`, restsOf(doors));
  },
};
