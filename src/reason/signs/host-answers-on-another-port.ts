import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The host of the outgoing server opens some other port: the machine is up, and the way to it is free. */
export const hostAnswersOnAnotherPort: Sign<"tcp-connect"> = {
  id: "host-answers-on-another-port",
  asks: "Does the host answer on any other port?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const own = at(seen, "tcp-connect", { host: route.host });
    const addresses = new Set(own.map((one) => one.about.address));
    // The receiving side often lives at the same address under another name.
    const others = at(seen, "tcp-connect", {}).filter((one) => one.about.port !== route.port && addresses.has(one.about.address));
    const opened = came(others);
    if (opened[0] !== undefined) return present(`${named(opened[0].about)} opens`, opened);
    return others.length === 0 ? unknown("no other port of the host was tried") : absent("no other port of the host opens", others);
  },
};
