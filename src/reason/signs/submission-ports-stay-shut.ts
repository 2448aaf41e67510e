import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The ports for mail programs (RFC 8314 section 3.3, RFC 6409). */
const forPrograms = [465, 587];

/** Neither 465 nor 587 opens at the host of the outgoing server. */
export const submissionPortsStayShut: Sign<"tcp-connect"> = {
  id: "submission-ports-stay-shut",
  asks: "Are both ports for mail programs shut at this host?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const tried = at(seen, "tcp-connect", { host: route.host }).filter((one) => forPrograms.includes(one.about.port));
    const opened = came(tried);
    if (opened[0] !== undefined) return absent(`${named(opened[0].about)} opens`, opened);
    if (!forPrograms.every((port) => tried.some((one) => one.about.port === port))) return unknown("not both ports for mail programs were tried");
    return present(`${route.host} opens neither ${forPrograms.join(" nor ")}`, tried);
  },
};
