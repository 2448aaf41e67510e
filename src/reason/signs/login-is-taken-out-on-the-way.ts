import { at, came, named, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Seen from one network the server offers a login in the clear, from another it does not: somebody on one of the ways takes it out. Inside TLS nobody on the way can. */
export const loginIsTakenOutOnTheWay: Sign<"smtp-hello" | "smtp-hello-tls"> = {
  id: "login-is-taken-out-on-the-way",
  asks: "Does somebody on the way take the login out of the server's offer?",
  needs: ["smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const where = { protocol: "smtp", host: route.host, port: route.port } as const;
    const inside = came(at(seen, "smtp-hello-tls", where));
    if (inside[0] !== undefined) return absent(`the offer of ${named(inside[0].about)} was read inside TLS, where nobody can change it`, inside);
    const clear = came(at(seen, "smtp-hello", where));
    const bare = clear.find((one) => one.saw.offer.auth.length === 0);
    const full = clear.find((one) => one.saw.offer.auth.length > 0);
    if (bare === undefined) return clear.length === 0 ? unknown("the server's offer was not seen") : absent(`${route.host} offers a login in the clear`, clear);
    if (full !== undefined && full.vantage !== bare.vantage) return present(`${named(full.about)} offers a login as seen from ${full.vantage}, and none as seen from ${bare.vantage}`, [full, bare]);
    // A server that offers to encrypt keeps its login for the time after that (RFC 4954 section 4).
    if (bare.saw.offer.starttls === "offered") return absent(`${named(bare.about)} offers encryption first, as it should`, [bare]);
    return unknown(`${named(bare.about)} offers no login in the clear; only a look from another network would tell whether somebody took it out`);
  },
};
