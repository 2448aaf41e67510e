import { at, came, isTrusted, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Another server that is known for the mail domain proves who it is and offers a login, from this machine and at this moment. */
export const otherHostWorks: Sign<"smtp-hello-tls" | "tls-handshake" | "tcp-connect"> = {
  id: "other-host-works",
  asks: "Does another known server of the mail domain offer a login?",
  needs: ["smtp-hello-tls", "tls-handshake", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const others = new Set(seen.routes.filter((one) => one.protocol === "smtp" && one.host !== route.host).map((one) => one.host));
    if (others.size === 0) return unknown(`no other server of ${seen.target.domain} is known`);
    const proven = came(at(seen, "tls-handshake", { protocol: "smtp" })).filter((one) => others.has(one.about.host) && isTrusted(one.saw) && one.saw.nameMatches === "yes");
    const ready = came(at(seen, "smtp-hello-tls", { protocol: "smtp" })).find(
      (one) => one.saw.offer.auth.length > 0 && proven.some((tls) => tls.about.host === one.about.host && tls.about.port === one.about.port && tls.about.security === one.about.security),
    );
    if (ready !== undefined) return present(`${named(ready.about)} answers with a good certificate and offers a login`, [ready]);
    const tried = [...at(seen, "tcp-connect", {}), ...at(seen, "tls-handshake", {})].filter((one) => others.has(one.about.host));
    return tried.length === 0 ? unknown("no other server of the mail domain was tried") : absent("no other known server of the mail domain offers a login", tried);
  },
};
