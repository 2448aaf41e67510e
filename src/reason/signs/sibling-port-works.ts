import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Another standard port of the same host answers as a submission server should, from this machine and at this moment. */
export const siblingPortWorks: Sign<"smtp-hello-tls" | "tcp-connect"> = {
  id: "sibling-port-works",
  asks: "Does another port of the same host offer a login?",
  needs: ["smtp-hello-tls", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const ready = came(at(seen, "smtp-hello-tls", { host: route.host })).find((one) => one.about.port !== route.port && one.saw.offer.auth.length > 0);
    if (ready !== undefined) return present(`${named(ready.about)} answers with TLS and offers a login`, [ready]);
    const others = at(seen, "tcp-connect", { host: route.host }).filter((one) => one.about.port !== route.port);
    return others.length === 0 ? unknown("no other port of this host was tried") : absent("no other standard port of this host offers a login", others);
  },
};
