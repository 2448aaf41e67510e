import { controlDoors, controlsOnSamePort, type Door, listed, mailPorts, restsOf, webPort } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** So many mail ports of one operator must fail before it counts as shut off: one alone it may not have. */
const severalPorts = 2;

/** One unrelated operator opens the configured port; another fails on all of its mail ports although its web server answers: somebody on the way picks and chooses. */
export const mailPortsDifferByOperator: Sign<"control-connect"> = {
  id: "mail-ports-differ-by-operator",
  asks: "Do some providers open, and others not?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const open = controlsOnSamePort(seen).filter((door) => door.state === "opens");
    const mail = controlDoors(seen, mailPorts);
    const web = controlDoors(seen, [webPort]).filter((door) => door.state === "opens");
    if (new Set(mail.map((door) => door.host)).size < 2) return unknown("too few providers were tried");
    const shutOff = (host: string): readonly Door[] => {
      const doors = mail.filter((door) => door.host === host);
      return doors.length >= severalPorts && doors.every((door) => door.state === "fails") ? doors : [];
    };
    const shut = web.flatMap((door) => shutOff(door.host));
    if (open.length === 0 || shut.length === 0) return absent("all providers behave alike", restsOf(mail));
    return present(`${listed(open)} opens, and ${listed(shut)} does not, although the web server there answers`, restsOf([...open, ...shut]));
  },
};
