import { helloForLogin, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** What mail programs can do with a password: RFC 4616, the LOGIN draft, RFC 2195, RFC 5802, RFC 7677, RFC 2831, and NTLM of the Windows world. */
const usual: Readonly<Record<"password" | "oauth-token", readonly string[]>> = {
  password: ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"],
  "oauth-token": ["OAUTHBEARER", "XOAUTH2"],
};

/** The server lists ways of logging in, and not one fits: neither the one that the mail program is set to nor any usual one for this kind of secret. */
export const loginMechanismsDiffer: Sign<"smtp-hello" | "smtp-hello-tls"> = {
  id: "login-mechanisms-differ",
  asks: "Do both sides know different ways of logging in?",
  needs: ["smtp-hello", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const hello = helloForLogin(seen);
    if (hello === undefined || hello.saw.offer.auth.length === 0) return unknown("no offer of logins was seen");
    const { auth } = hello.saw.offer;
    const offered = `${named(hello.about)} offers ${auth.join(", ")}`;
    const quote = hello.saw.reply.lines.join("\n");
    const { mechanism, credential } = seen.target;
    const kind = credential?.kind ?? "password";
    if (kind === "password" && auth.every((one) => usual["oauth-token"].includes(one))) return absent(`${offered}: a token is wanted, not another mechanism`, [hello]);
    if (mechanism !== undefined) {
      return auth.includes(mechanism.toUpperCase()) ? absent(`${offered}, and ${mechanism} is among them`, [hello]) : present(`the mail program is set to ${mechanism}; ${offered}`, [hello], quote);
    }
    if (usual[kind].some((one) => auth.includes(one))) return absent(offered, [hello]);
    return present(`${offered}, none of which takes ${kind === "password" ? "a password as mail programs send it" : "a token"}`, [hello], quote);
  },
};
