import { at, came, failed, named, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server says nothing in the clear, and greets as soon as it is spoken to in TLS: a port with TLS from the first byte (RFC 8314 section 3.3). */
export const serverWaitsForTls: Sign<"smtp-greeting" | "tls-handshake" | "tcp-connect"> = {
  id: "server-waits-for-tls",
  asks: "Does the server wait for TLS where the settings begin in the clear?",
  needs: ["smtp-greeting", "tls-handshake", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    if (route.security === "tls") return absent("the settings begin with TLS themselves");
    const connects = onQuestion(seen, "tcp-connect");
    if (connects.length > 0 && connects.every((one) => !one.ok)) return absent("the port does not even open", connects);
    const clear = onQuestion(seen, "smtp-greeting");
    const greeted = came(clear);
    if (greeted[0] !== undefined) return absent(`${named(greeted[0].about)} greets in the clear`, greeted);
    const mute = failed(clear);
    if (mute[0] === undefined) return unknown("the greeting was not awaited");
    const where = { protocol: "smtp", host: route.host, port: route.port, security: "tls" } as const;
    const inside = came(at(seen, "smtp-greeting", where)).find((one) => one.saw.reply.code === 220);
    if (inside !== undefined) return present(`${named(inside.about)} is mute in the clear and greets inside TLS`, [...mute, inside], inside.saw.reply.lines.join("\n"));
    const tried = [...at(seen, "tls-handshake", where), ...at(seen, "smtp-greeting", where)];
    return tried.length === 0 ? unknown("TLS from the first byte was not tried on this port") : absent("TLS from the first byte brings no greeting either", tried);
  },
};
