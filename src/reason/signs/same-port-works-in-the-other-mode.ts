import { securityWords } from "../remedies.ts";
import { at, came, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The configured port answers as a mail server should when it is spoken to in another security mode. */
export const samePortWorksInTheOtherMode: Sign<"smtp-hello-tls" | "smtp-greeting" | "tls-handshake"> = {
  id: "same-port-works-in-the-other-mode",
  asks: "Does the configured port work with another connection security?",
  needs: ["smtp-hello-tls", "smtp-greeting", "tls-handshake"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const where = { protocol: "smtp", host: route.host, port: route.port } as const;
    const works = came(at(seen, "smtp-hello-tls", where)).find((one) => one.about.security !== route.security);
    if (works !== undefined) return present(`${route.host}:${route.port} works with ${securityWords[works.about.security]}`, [works]);
    const tried = [...at(seen, "smtp-greeting", where), ...at(seen, "tls-handshake", where)].filter((one) => one.about.security !== route.security);
    return tried.length === 0 ? unknown("the configured port was tried in no other mode") : absent(`${route.host}:${route.port} works in no other mode either`, tried);
  },
};
