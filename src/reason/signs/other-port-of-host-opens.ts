import { came, connectsToQuestion, isAt, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Another port of the same machine opens, be it for receiving: the machine is up and the way to it is free. */
export const otherPortOfHostOpens: Sign<"tcp-connect"> = {
  id: "other-port-of-host-opens",
  asks: "Does the same server answer on another port?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const addresses = connectsToQuestion(seen).map((one) => one.about.address);
    const others = seen
      .of("tcp-connect")
      .filter(isAt)
      .filter((one) => one.about.port !== route.port && (one.about.host === route.host || addresses.includes(one.about.address)));
    const [opened] = came(others);
    if (opened !== undefined) return present(`${named(opened.about)} opens`, [opened]);
    return others.length === 0 ? unknown("no other port of this server was tried") : absent("no other port of this server opens", others);
  },
};
