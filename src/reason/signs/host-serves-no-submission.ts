import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Ports on which only a server for mail programs would greet or answer TLS (RFC 8314 section 3.3, RFC 6409 section 3.1). */
const forPrograms = [465, 587, 2525];

/** Nothing at the configured host looks like a server for mail programs: no greeting, no TLS, no login on any of their ports. */
export const hostServesNoSubmission: Sign<"smtp-hello" | "smtp-hello-tls" | "tls-handshake" | "smtp-greeting" | "tcp-connect"> = {
  id: "host-serves-no-submission",
  asks: "Is there no server for mail programs at the configured host?",
  needs: ["smtp-hello", "smtp-hello-tls", "tls-handshake", "smtp-greeting", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const here = { host: route.host } as const;
    const offers = [...came(at(seen, "smtp-hello-tls", here)), ...came(at(seen, "smtp-hello", here))].filter((one) => one.saw.offer.auth.length > 0);
    if (offers[0] !== undefined) return absent(`${named(offers[0].about)} offers a login`, offers);
    // A server that greets, or breaks a handshake off by an alert, is one, whatever else is wrong with it.
    const greetings = came(at(seen, "smtp-greeting", here)).filter((one) => forPrograms.includes(one.about.port));
    const handshakes = at(seen, "tls-handshake", here).filter((one) => forPrograms.includes(one.about.port) && (one.ok || one.failure.code.startsWith("tls-")));
    const alive = [...greetings, ...handshakes];
    if (alive[0] !== undefined) return absent(`${named(alive[0].about)} answers as a server for mail programs does`, alive);
    const shut = at(seen, "tcp-connect", here).filter((one) => !one.ok);
    const mute = at(seen, "smtp-greeting", here).filter((one) => !one.ok);
    const ended = [...shut, ...mute, ...came(at(seen, "smtp-hello-tls", here))];
    const ports = new Set(ended.map((one) => one.about.port));
    if (!ports.has(route.port) || !(ports.has(465) || ports.has(587))) return unknown(`not all of the ways to ${route.host} were tried to their end`);
    return present(`${route.host} shows no server for mail programs on port ${[...ports].sort((a, b) => a - b).join(", ")}`, ended);
  },
};
