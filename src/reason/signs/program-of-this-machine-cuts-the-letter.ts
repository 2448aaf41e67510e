import { isAt, question, tlsOnQuestion } from "../look.ts";
import { shieldOf } from "../mail-shields.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { watchers } from "../watchers.ts";

const isHere = (host: string) => host === "localhost" || host === "::1" || /^127\./.test(host);

/** The line is cut for what a letter says, and a program of this machine is in a place to read it: it made the certificate, it is the server in the settings, or it looks into connections that nothing encrypts. */
export const programOfThisMachineCutsTheLetter: Sign<"letter-cut" | "tls-handshake" | "guards-present" | "local-listeners"> = {
  id: "program-of-this-machine-cuts-the-letter",
  asks: "Is a program of this machine in a place to read the letter and to cut the line?",
  needs: ["letter-cut", "tls-handshake", "guards-present", "local-listeners"],
  from: "any",
  read(seen) {
    const [one] = seen.of("letter-cut").filter(isAt);
    if (!one?.ok || one.saw.outcome === "unfinished") return unknown("no letter was tried part by part");
    if (one.saw.outcome !== "content") return absent("nobody cuts the line for what the letter says", [one]);
    const met = tlsOnQuestion(seen);
    const shield = met?.saw.chain.map((certificate) => shieldOf(certificate.issuer)).find((found) => found?.sits === "computer");
    if (one.saw.encrypted === "yes" && met !== undefined && shield !== undefined) return present(`${shield.product}, a program of this machine, opens the encryption and so can read the letter`, [one, met]);
    if (one.saw.encrypted === "yes" && met?.saw.trust.bundled.accepted === "yes") return absent("the line is encrypted up to a server whose certificate a public authority made: no program of this machine can read it", [one, met]);
    const looked = seen.of("guards-present");
    const guards = looked.flatMap((each) => (each.ok ? each.saw.guards.filter((guard) => watchers.has(guard.product)) : []));
    const listeners = seen.of("local-listeners");
    const route = question(seen);
    const stands = route !== undefined && isHere(route.host) && listeners.some((each) => each.ok && each.saw.listeners.some((listener) => listener.port === route.port));
    if (stands) return present("the outgoing server in the settings is a program of this machine", [one, ...listeners]);
    if (one.saw.encrypted === "no" && guards.length > 0) return present(`${[...new Set(guards.map((guard) => guard.product))].join(", ")} runs on this machine, and nothing encrypts the line`, [one, ...looked]);
    if (!looked.some((each) => each.ok)) return unknown("which security products run on this machine could not be seen");
    return absent(guards.length === 0 ? "no security product that looks into connections was seen on this machine" : "the security product of this machine did not make the certificate of the line", [one, ...looked]);
  },
};
