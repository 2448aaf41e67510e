import { isThisMachine } from "../compare.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The mail program is set to a server on this machine, and somebody listens there: a bridge or a shield. */
export const mailPortIsTakenOnThisMachine: Sign<"local-listeners"> = {
  id: "mail-port-is-taken-on-this-machine",
  asks: "Does a program of this machine stand in for the mail server?",
  needs: ["local-listeners"],
  from: "all",
  read(seen) {
    const route = question(seen);
    const all = seen.of("local-listeners");
    if (route === undefined) return unknown("no outgoing server is known");
    if (!isThisMachine(route.host)) return absent("the outgoing server is not this machine", all);
    const found = all.flatMap((one) => (one.ok ? one.saw.listeners.filter((listener) => listener.port === route.port).map((listener) => ({ one, listener })) : []))[0];
    if (found === undefined) return absent(`nobody listens on port ${route.port} of this machine`, all);
    return present(`${found.listener.program ?? "a program"} listens on port ${route.port} of this machine`, [found.one]);
  },
};
