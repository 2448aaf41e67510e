import { at, came, named, onQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server offers a login only after the connection has been encrypted, as RFC 4954 section 4 asks for plain passwords. */
export const loginIsOfferedOnlyInTls: Sign<"smtp-hello" | "smtp-hello-tls"> = {
  id: "login-is-offered-only-in-tls",
  asks: "Is the login offered only after encryption?",
  needs: ["smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const route = question(seen);
    const clear = came(onQuestion(seen, "smtp-hello"))[0];
    if (route === undefined || clear === undefined) return unknown("the server's offer in the clear was not seen");
    if (clear.saw.offer.auth.length > 0) return absent(`${named(clear.about)} offers ${clear.saw.offer.auth.join(", ")} in the clear`, [clear]);
    if (clear.saw.offer.starttls === "absent") return absent(`${named(clear.about)} offers no encryption`, [clear]);
    const inside = came(at(seen, "smtp-hello-tls", { protocol: "smtp", host: route.host, port: route.port }))[0];
    if (inside === undefined) return unknown("the server's offer inside TLS was not seen");
    const { auth } = inside.saw.offer;
    return auth.length > 0 ? present(`${named(inside.about)} offers ${auth.join(", ")} inside TLS and no login in the clear`, [clear, inside]) : absent("no login is offered inside TLS either", [inside]);
  },
};
