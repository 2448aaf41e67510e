import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** None of the ports of the configured host that were walked comes to the offer of a login. */
export const hostServesNoSubmission: Sign<"smtp-hello" | "smtp-hello-tls" | "tls-handshake" | "smtp-greeting" | "tcp-connect"> = {
  id: "host-serves-no-submission",
  asks: "Does the configured host offer a login on none of its ports?",
  needs: ["smtp-hello", "smtp-hello-tls", "tls-handshake", "smtp-greeting", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const where = { protocol: "smtp", host: route.host } as const;
    const offers = [...came(at(seen, "smtp-hello-tls", where)), ...came(at(seen, "smtp-hello", where))].filter((one) => one.saw.offer.auth.length > 0);
    if (offers[0] !== undefined) return absent(`${named(offers[0].about)} offers a login`, offers);
    const walked = [...at(seen, "tcp-connect", where), ...at(seen, "smtp-greeting", where), ...at(seen, "tls-handshake", where), ...at(seen, "smtp-hello-tls", where)];
    const ended = walked.filter((one) => !one.ok || one.kind === "smtp-hello-tls");
    const ports = new Set(ended.map((one) => one.about.port));
    if (!ports.has(route.port)) return unknown(`the way to ${route.host}:${route.port} was not walked to its end`);
    return present(`${route.host} offers no login on port ${[...ports].sort((a, b) => a - b).join(", ")}`, ended);
  },
};
