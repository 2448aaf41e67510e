import { submissionPorts } from "../../model/route.ts";
import { at, came, helloForLogin, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Port 25 is where servers meet servers (RFC 6409 section 3.1); any other port outside the list is nobody's. */
const forLogins = submissionPorts.filter(({ port }) => port !== 25).map(({ port }) => port);

/** The configured port is none for mail programs and offers no login, while another port of the same host does. */
export const anotherPortIsTheOneForLogins: Sign<"smtp-hello" | "smtp-hello-tls"> = {
  id: "another-port-is-the-one-for-logins",
  asks: "Is the configured port one without logins, and another port of the host the one for them?",
  needs: ["smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    if (forLogins.includes(route.port)) return absent(`port ${route.port} is one for mail programs`);
    const hello = helloForLogin(seen);
    if (hello === undefined) return unknown("the walk did not come to the offer of a login");
    if (hello.saw.offer.auth.length > 0) return absent(`${named(hello.about)} offers a login`, [hello]);
    const sibling = came(at(seen, "smtp-hello-tls", { protocol: "smtp", host: route.host })).find((one) => one.about.port !== route.port && one.saw.offer.auth.length > 0);
    return sibling === undefined ? absent("no other port of the host offers a login", [hello]) : present(`${named(hello.about)} takes mail from servers and offers no login; ${named(sibling.about)} does`, [hello, sibling]);
  },
};
