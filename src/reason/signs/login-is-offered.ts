import { helloForLogin, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server lists AUTH where a login with the settings in use would follow (RFC 4954 section 3). */
export const loginIsOffered: Sign<"smtp-hello" | "smtp-hello-tls"> = {
  id: "login-is-offered",
  asks: "Does the server offer a login?",
  needs: ["smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const hello = helloForLogin(seen);
    if (hello === undefined) return unknown("the walk did not come to the offer of a login");
    const { auth } = hello.saw.offer;
    return auth.length > 0 ? present(`${named(hello.about)} offers ${auth.join(", ")}`, [hello]) : absent(`${named(hello.about)} offers no login`, [hello]);
  },
};
