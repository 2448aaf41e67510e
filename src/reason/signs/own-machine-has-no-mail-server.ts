import { countingConnects, isThisMachine } from "../compare.ts";
import { came, failed, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The outgoing server in the settings is this machine itself, and its port refuses. */
export const ownMachineHasNoMailServer: Sign<"tcp-connect"> = {
  id: "own-machine-has-no-mail-server",
  asks: "Is this machine itself named as the outgoing server, and refuses?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    const connects = countingConnects(seen);
    if (host === undefined || connects.length === 0) return unknown("no connection was tried");
    if (!isThisMachine(host)) return absent(`${host} is not this machine`, connects);
    const refused = failed(connects, "refused");
    if (refused[0] !== undefined && came(connects).length === 0) return present(`${named(refused[0].about)}, which is this machine, refuses`, refused);
    return absent("this machine answers", connects);
  },
};
