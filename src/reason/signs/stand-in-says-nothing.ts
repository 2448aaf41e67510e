import { isThisMachine } from "../compare.ts";
import { came, failed, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The outgoing server is this machine itself: a program takes the connection there, and neither greets nor speaks TLS. */
export const standInSaysNothing: Sign<"tcp-connect" | "smtp-greeting" | "tls-handshake" | "local-listeners"> = {
  id: "stand-in-says-nothing",
  asks: "Does a program of this machine take the connection and say nothing?",
  needs: ["tcp-connect", "smtp-greeting", "tls-handshake", "local-listeners"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no outgoing server is known");
    const connects = onQuestion(seen, "tcp-connect");
    if (!isThisMachine(route.host)) return absent("the outgoing server is another machine", connects);
    const opened = came(connects);
    if (opened[0] === undefined) return connects.length === 0 ? unknown("no connection was tried") : absent("the port does not open", connects);
    const talk = [...came(onQuestion(seen, "smtp-greeting")), ...came(onQuestion(seen, "tls-handshake"))];
    if (talk.length > 0) return absent("it speaks", talk);
    const mute = failed(onQuestion(seen, "smtp-greeting"));
    if (mute[0] === undefined) return unknown("no greeting was awaited");
    const program = seen.of("local-listeners").flatMap((one) => (one.ok ? one.saw.listeners : [])).find((one) => one.port === route.port)?.program;
    return present(`${program ?? "a program"} of this machine takes the connection to port ${route.port} and says nothing`, [...opened, ...mute]);
  },
};
