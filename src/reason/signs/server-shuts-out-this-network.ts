import { controlsOnSamePort, countingConnects, listed, restsOf } from "../compare.ts";
import { connectsElsewhere, placeOf } from "../elsewhere.ts";
import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server opens to a second place and not to this one, while this network lets the same port through to others: the server turns this address away. */
export const serverShutsOutThisNetwork: Sign<"tcp-connect" | "control-connect" | "elsewhere-connect"> = {
  id: "server-shuts-out-this-network",
  asks: "Does the server open to everybody but this network?",
  needs: ["tcp-connect", "control-connect", "elsewhere-connect"],
  from: "all",
  read(seen) {
    const here = countingConnects(seen);
    const { own, controls } = connectsElsewhere(seen);
    const open = own.filter((one) => one.ok);
    const free = controlsOnSamePort(seen).filter((door) => door.state === "opens");
    if (here.length === 0) return unknown("the port was not tried from here");
    if (here.some((one) => one.ok)) return absent("the port opens from here", here);
    if (open[0] === undefined) return own.length > 0 && controls.some((one) => one.ok) ? absent("the server does not open to the other place either", own) : unknown("whether the server opens to others is not known");
    if (free.length === 0) return unknown("no unrelated server shows that this network lets the port through");
    return present(`${named(open[0].about)} opens to ${placeOf(open[0])} and not from here, although ${listed(free)} opens from here`, [...here, ...open, ...restsOf(free)]);
  },
};
