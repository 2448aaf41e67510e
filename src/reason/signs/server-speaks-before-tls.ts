import { at, came, failed, named, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The settings begin with TLS, and the server answers with a greeting in the clear: it expects STARTTLS there (RFC 3207). */
export const serverSpeaksBeforeTls: Sign<"smtp-greeting" | "tls-handshake" | "tcp-connect"> = {
  id: "server-speaks-before-tls",
  asks: "Does the server greet in the clear where the settings begin with TLS?",
  needs: ["smtp-greeting", "tls-handshake", "tcp-connect"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    if (route.security !== "tls") return absent("the settings do not begin with TLS");
    const connects = onQuestion(seen, "tcp-connect");
    if (connects.length > 0 && connects.every((one) => !one.ok)) return absent("the port does not even open", connects);
    const encrypted = came(onQuestion(seen, "tls-handshake"));
    if (encrypted[0] !== undefined) return absent(`${named(encrypted[0].about)} answers with TLS from the first byte`, encrypted);
    const broken = failed(onQuestion(seen, "tls-handshake"));
    const greeted = came(at(seen, "smtp-greeting", { protocol: "smtp", host: route.host, port: route.port })).filter((one) => one.about.security !== "tls");
    if (broken[0] === undefined) return unknown("no TLS handshake was tried");
    // An alert is a word of TLS itself: who refuses so does not wait for STARTTLS.
    const alert = broken.find((one) => one.failure.code.startsWith("tls-") && one.failure.code !== "tls-unreadable");
    if (greeted[0] === undefined && alert !== undefined) return absent(`${named(alert.about)} answers with TLS, if only to refuse`, [alert]);
    if (greeted[0] === undefined) return unknown("whether the server greets in the clear was not found out");
    return present(`${named(greeted[0].about)} greets in the clear, before any encryption`, [...broken, ...greeted], greeted[0].saw.reply.lines.join("\n"));
  },
};
