import { failed, named, onQuestion, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The certificate is made out for other names than the configured host, or the server says itself that it does not know the name. */
export const nameIsNotInCertificate: Sign<"tls-handshake"> = {
  id: "name-is-not-in-certificate",
  asks: "Is the server's certificate made out for another name?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) {
      const [refused] = failed(onQuestion(seen, "tls-handshake"), "tls-name-alert");
      return refused === undefined ? unknown("no certificate was shown") : present(`${named(refused.about)} says that it does not know the name ${refused.about.host}`, [refused]);
    }
    if (met.saw.nameMatches === "yes") return absent(`the certificate is made out for ${met.about.host}`, [met]);
    const names = met.saw.chain[0]?.names ?? [];
    const list = names.length === 0 ? `no name in the place where mail programs look, only ${met.saw.chain[0]?.subject}` : names.slice(0, 4).join(", ") + (names.length > 4 ? " and others" : "");
    return present(`the certificate of ${named(met.about)} is made out for ${list}`, [met]);
  },
};
