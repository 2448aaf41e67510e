import { came, failed, named, onQuestion, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const oldVersions = ["TLSv1", "TLSv1.1", "SSLv3"];

/** The server refuses TLS 1.2 and 1.3, and finishes a handshake in a version that current programs no longer speak (RFC 8996). */
export const onlyOldTlsWorks: Sign<"tls-handshake" | "tls-legacy"> = {
  id: "only-old-tls-works",
  asks: "Does the server speak only versions of TLS that are out of date?",
  needs: ["tls-handshake", "tls-legacy"],
  from: "any",
  read(seen) {
    const modern = tlsOnQuestion(seen);
    if (modern !== undefined) return absent(`a handshake in ${modern.saw.version} comes about`, [modern]);
    const refused = failed(onQuestion(seen, "tls-handshake"));
    const [legacy] = came(onQuestion(seen, "tls-legacy"));
    if (legacy !== undefined && oldVersions.includes(legacy.saw.version)) return present(`${named(legacy.about)} refuses TLS 1.2 and 1.3, and agrees to ${legacy.saw.version}`, [...refused, legacy]);
    if (legacy !== undefined) return absent(`the server agrees to ${legacy.saw.version}`, [legacy]);
    const [byVersion] = failed(onQuestion(seen, "tls-handshake"), "tls-no-version");
    // Our own library read the server's choice and found it too old: that needs no second try.
    if (byVersion !== undefined) return present(`${named(byVersion.about)} chooses a TLS version that is out of date`, [byVersion]);
    const tried = onQuestion(seen, "tls-legacy");
    return tried.length === 0 ? unknown("no handshake with old versions was tried") : absent("old versions fail as well", [...refused, ...tried]);
  },
};
