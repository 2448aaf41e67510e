import { aboutName, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { everyNameIsDenied } from "./every-name-is-denied.ts";

/** The name of the outgoing server does not exist: a resolver says NXDOMAIN (RFC 8020), or this machine finds no such name and no resolver knows better. */
export const hostDoesNotExist: Sign<"dns-answer" | "system-lookup"> = {
  id: "host-does-not-exist",
  asks: "Is there no such name as the configured host?",
  needs: ["dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    const host = question(seen)?.host;
    if (host === undefined) return unknown("no submission route is known");
    const looked = aboutName(seen, "system-lookup", host);
    const answers = aboutName(seen, "dns-answer", host).filter((one) => one.ok);
    const found = looked.filter((one) => one.ok && one.saw.addresses.length > 0);
    if (found.length > 0) return absent(`this machine finds ${host}`, found);
    const known = answers.filter((one) => one.ok && one.saw.rcode === "NOERROR");
    if (known.length > 0) return absent(`the name ${host} exists`, known);
    // Who denies every name proves nothing about this one.
    if (looked.length > 0 && everyNameIsDenied.read(seen).state === "present") return unknown("every name is denied, and so this one's denial proves nothing");
    const denied = answers.filter((one) => one.ok && one.saw.rcode === "NXDOMAIN");
    if (denied.length > 0) return present(`the name ${host} does not exist`, denied);
    const notFound = looked.filter((one) => !one.ok && one.failure.code === "name-not-found");
    return notFound.length > 0 ? present(`this machine finds no host named ${host}`, notFound) : unknown(`nobody answered for ${host}`);
  },
};
