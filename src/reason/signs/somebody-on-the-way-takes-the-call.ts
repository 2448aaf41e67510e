import { isAt, named, question } from "../look.ts";
import { nearerAnswer } from "../traces.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A connection to an address that is kept for documentation (RFC 5737) is taken, or somebody nearer than the server takes the one in question: a proxy stands in everybody's place. */
export const somebodyOnTheWayTakesTheCall: Sign<"nowhere-connect" | "path-trace"> = {
  id: "somebody-on-the-way-takes-the-call",
  asks: "Does somebody on the way take the connection in the server's place?",
  needs: ["nowhere-connect", "path-trace"],
  from: "any",
  read(seen) {
    const port = question(seen)?.port;
    const mail = seen.of("nowhere-connect").filter(isAt).filter((one) => one.about.port === port);
    const open = mail.find((one) => one.ok);
    const nearer = nearerAnswer(seen);
    if (nearer?.own.saw.outcome === "open" && nearer.is === "nearer") return present(`somebody ${nearer.near} steps away takes the connection to ${named(nearer.own.about)}; the server itself is ${nearer.far} steps away`, [nearer.own, nearer.twin]);
    // Some private networks use such a range for themselves: one address alone proves nothing.
    if (open?.ok && mail.every((one) => one.ok)) return present(`${named(open.about)} opens, an address that no machine has`, mail, open.saw.greeting?.lines.join("\n"));
    if (open !== undefined) return unknown("one address that nobody has answers, the other does not: a private network may use it");
    if (nearer?.own.saw.outcome === "open") return absent(`whoever takes the connection is as far away as the server (${nearer.far} steps)`, [nearer.own, nearer.twin]);
    return mail.length === 0 ? unknown("nothing was tried that would show it") : absent("nobody answers where nobody lives", mail);
  },
};
