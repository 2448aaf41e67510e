import { at, came, helloForLogin, isTrusted, named, question, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server does not list AUTH on the configured port, neither in the clear nor inside TLS. */
export const loginIsNotOffered: Sign<"smtp-hello" | "smtp-hello-tls" | "tls-handshake"> = {
  id: "login-is-not-offered",
  asks: "Does the server offer no login at all on this port?",
  needs: ["smtp-hello", "smtp-hello-tls", "tls-handshake"],
  from: "any",
  read(seen) {
    const route = question(seen);
    const hello = helloForLogin(seen);
    if (route === undefined || hello === undefined) return unknown("the walk did not come to the offer of a login");
    if (hello.saw.offer.auth.length > 0) return absent(`${named(hello.about)} offers ${hello.saw.offer.auth.join(", ")}`, [hello]);
    const answer = hello.saw.retry?.reply ?? hello.saw.reply;
    if (answer.code !== 250) return unknown(`${named(hello.about)} refuses to say what it offers: ${answer.lines.join(" ")}`);
    if (hello.saw.retry?.said.startsWith("HELO") === true) return unknown("the server gave no list of what it offers");
    // Who answers comes before what is answered: another server's offer says nothing about this one.
    const tls = tlsOnQuestion(seen);
    if (tls !== undefined && (tls.saw.nameMatches === "no" || !isTrusted(tls.saw))) return unknown(`who answers at ${named(hello.about)} does not prove to be ${route.host}`);
    const quote = answer.lines.join("\n");
    if (route.security !== "none" || hello.saw.offer.starttls === "absent") return present(`${named(hello.about)} offers no login`, [hello], quote);
    const inside = came(at(seen, "smtp-hello-tls", { protocol: "smtp", host: route.host, port: route.port }))[0];
    if (inside === undefined) return unknown("whether a login is offered inside TLS was not found out");
    return inside.saw.offer.auth.length > 0 ? absent(`${named(inside.about)} offers ${inside.saw.offer.auth.join(", ")} inside TLS`, [inside]) : present(`${named(inside.about)} offers no login, not even inside TLS`, [hello, inside], quote);
  },
};
