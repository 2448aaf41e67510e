import { mailPorts } from "../compare.ts";
import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The configured port is none that mail is sent through, and one that is works on the same host: no network has to be in the way for that. */
export const anOddPortStandsBesideAWorkingOne: Sign<"smtp-hello-tls" | "tcp-connect"> = {
  id: "an-odd-port-stands-beside-a-working-one",
  asks: "Is the configured port no mail port, while the same host's mail port works?",
  needs: ["smtp-hello-tls", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    if (mailPorts.includes(route.port)) return absent(`port ${route.port} is one that mail is sent through`);
    const ready = came(at(seen, "smtp-hello-tls", { protocol: "smtp", host: route.host })).find((one) => mailPorts.includes(one.about.port) && one.saw.offer.auth.length > 0);
    if (ready !== undefined) return present(`port ${route.port} is none that mail is sent through, and ${named(ready.about)} offers a login`, [ready]);
    const tried = at(seen, "tcp-connect", { host: route.host }).filter((one) => mailPorts.includes(one.about.port));
    return tried.length === 0 ? unknown("no mail port of this host was tried") : absent("no mail port of this host offers a login", tried);
  },
};
