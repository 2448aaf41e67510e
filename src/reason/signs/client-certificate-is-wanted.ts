import { came, failed, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server breaks off because the program did not show a certificate of its own: in TLS 1.3 that comes with the first answer after the handshake (RFC 8446 section 6.2). */
export const clientCertificateIsWanted: Sign<"tls-handshake" | "smtp-greeting" | "smtp-hello-tls"> = {
  id: "client-certificate-is-wanted",
  asks: "Does the server demand a certificate of the mail program?",
  needs: ["tls-handshake", "smtp-greeting", "smtp-hello-tls"],
  from: "any",
  read(seen) {
    const steps = [...onQuestion(seen, "tls-handshake"), ...onQuestion(seen, "smtp-greeting"), ...onQuestion(seen, "smtp-hello-tls")];
    const [demand] = failed(steps, "tls-certificate-alert");
    if (demand !== undefined) return present(`${named(demand.about)} breaks off because the mail program shows no certificate of its own`, [demand], demand.failure.detail);
    const heard = came(onQuestion(seen, "smtp-hello-tls"));
    // Postfix lets the handshake pass and says it at the first command inside.
    const said = heard.find((one) => one.saw.reply.code >= 400 && /\bclient certificate\b/i.test(one.saw.reply.text));
    if (said !== undefined) return present(`${named(said.about)} goes no further because the mail program shows no certificate of its own`, [said], said.saw.reply.lines.join("\n"));
    const inside = heard.filter((one) => one.saw.reply.code === 250);
    if (inside.length > 0) return absent("the server talks on without a certificate of the mail program", inside);
    const broken = failed(onQuestion(seen, "tls-handshake"));
    return broken.length > 0 ? absent("the handshake fails in another way", broken) : unknown("nothing was said after the handshake");
  },
};
