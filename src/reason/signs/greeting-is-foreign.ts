import { nameInGreeting, operatorOf } from "../compare.ts";
import { at, came, quoteOf, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Whoever answers for the configured host bears another operator's name, and no certificate proves it to be the right server all the same. */
export const greetingIsForeign: Sign<"smtp-greeting" | "tls-handshake"> = {
  id: "greeting-is-foreign",
  asks: "Does a server of somebody else answer?",
  needs: ["smtp-greeting", "tls-handshake"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    // A root that only this machine knows can be that of the very network that redirects.
    const proof = came(at(seen, "tls-handshake", { host: route.host })).find((one) => one.about.port === route.port && one.saw.nameMatches === "yes" && one.saw.trust.bundled.accepted === "yes");
    if (proof !== undefined) return absent(`a valid certificate proves that ${route.host} itself answers`, [proof]);
    const greetings = came(at(seen, "smtp-greeting", { host: route.host }));
    const greeting = greetings.find((one) => one.about.port === route.port) ?? greetings[0];
    const name = greeting === undefined ? undefined : nameInGreeting(greeting.saw.reply.text);
    if (greeting === undefined || name === undefined) return unknown("the server's greeting names no host");
    if (operatorOf(name) === operatorOf(route.host)) return absent(`the server calls itself ${name}`, [greeting], quoteOf(greeting.saw));
    return present(`${route.host} was asked for, and the server calls itself ${name}`, [greeting], quoteOf(greeting.saw));
  },
};
