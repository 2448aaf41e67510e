import { helloForLogin, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server offers no login at all where a login would follow: it knows its clients by their network address, or not at all. */
export const serverTakesNoLogin: Sign<"smtp-hello" | "smtp-hello-tls"> = {
  id: "server-takes-no-login",
  asks: "Is the server one that offers no login at all?",
  needs: ["smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const hello = helloForLogin(seen);
    if (hello === undefined || hello.saw.reply.code !== 250) return unknown("no offer was seen at the point where a login would follow");
    const { auth } = hello.saw.offer;
    return auth.length === 0 ? present(`${named(hello.about)} offers no login`, [hello], hello.saw.reply.lines.join("\n")) : absent(`${named(hello.about)} offers ${auth.join(", ")}`, [hello]);
  },
};
