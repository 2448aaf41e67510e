import type { RouteSource } from "../../model/route.ts";
import { came, at, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Sources that say where to send; an MX record only says where mail is received. */
const vouching: readonly RouteSource[] = ["provider-data", "autoconfig", "ispdb", "autodiscover", "srv"];

/** Another server that offers a login is the outgoing server by the provider's or the domain's own word. */
export const otherHostIsVouchedFor: Sign<"smtp-hello-tls" | "tcp-connect"> = {
  id: "other-host-is-vouched-for",
  asks: "Does the domain's or the provider's own word name another server, which works?",
  needs: ["smtp-hello-tls", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const hosts = new Set(seen.routes.filter((one) => one.protocol === "smtp" && one.host !== route.host && vouching.includes(one.source)).map((one) => one.host));
    const ready = came(at(seen, "smtp-hello-tls", { protocol: "smtp" })).find((one) => hosts.has(one.about.host) && one.saw.offer.auth.length > 0);
    const tried = at(seen, "tcp-connect", {}).filter((one) => hosts.has(one.about.host));
    if (ready === undefined) return hosts.size > 0 && tried.length === 0 ? unknown("the other servers that are named were not tried") : absent("nobody's word names another server that works", tried);
    return present(`${named(ready.about)} is named by the provider or the domain, and offers a login`, [ready]);
  },
};
