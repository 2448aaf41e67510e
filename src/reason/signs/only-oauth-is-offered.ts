import { helloForLogin, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Mechanisms that carry an OAuth token: RFC 7628, and the older form of Google and Microsoft. */
const tokenMechanisms: readonly string[] = ["OAUTHBEARER", "XOAUTH2"];

/** The server lists ways of logging in, and each of them wants an OAuth token. */
export const onlyOauthIsOffered: Sign<"smtp-hello" | "smtp-hello-tls"> = {
  id: "only-oauth-is-offered",
  asks: "Does the server offer nothing but OAuth logins?",
  needs: ["smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const hello = helloForLogin(seen);
    if (hello === undefined || hello.saw.offer.auth.length === 0) return unknown("no offer of logins was seen");
    const { auth } = hello.saw.offer;
    const words = `${named(hello.about)} offers ${auth.join(", ")}`;
    return auth.every((mechanism) => tokenMechanisms.includes(mechanism)) ? present(`${words}, and so nothing for a password`, [hello], hello.saw.reply.lines.join("\n")) : absent(words, [hello]);
  },
};
