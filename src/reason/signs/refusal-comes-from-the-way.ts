import { failed, isAt, named, question } from "../look.ts";
import { nearerAnswer } from "../traces.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const webPort = 443;

/** Not the server refuses the connection: somebody nearer does, or the same port is refused even at an address that no machine has (RFC 5737), where the web port is not. */
export const refusalComesFromTheWay: Sign<"nowhere-connect" | "path-trace"> = {
  id: "refusal-comes-from-the-way",
  asks: "Does somebody on the way refuse the connection in the server's name?",
  needs: ["nowhere-connect", "path-trace"],
  from: "any",
  read(seen) {
    const port = question(seen)?.port;
    const tries = seen.of("nowhere-connect").filter(isAt);
    const mail = tries.filter((one) => one.about.port === port);
    const web = tries.filter((one) => one.about.port === webPort && port !== webPort);
    const [refused] = failed(mail, "refused");
    const nearer = nearerAnswer(seen);
    if (nearer?.own.saw.outcome === "refused" && nearer.is === "nearer") return present(`somebody ${nearer.near} steps away refuses the connection to ${named(nearer.own.about)}; the server itself is ${nearer.far} steps away`, [nearer.own, nearer.twin]);
    if (refused !== undefined && web.length > 0 && failed(web, "refused").length === 0) return present(`${named(refused.about)}, an address that no machine has, is refused aloud, and port ${webPort} there is not`, [...mail, ...web]);
    if (nearer?.own.saw.outcome === "refused") return absent(`whoever refuses is as far away as the server (${nearer.far} steps)`, [nearer.own, nearer.twin]);
    return mail.length === 0 ? unknown("nothing was tried that would show it") : absent("nobody refuses where nobody lives", mail);
  },
};
