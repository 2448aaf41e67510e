import type { View } from "../model/case-file.ts";
import type { FailureCode } from "../model/failure.ts";
import type { Observation } from "../model/observation.ts";
import { absent, present, type Reading, type Sign } from "./sign.ts";

/** What a mail program can complain of about TLS. */
export type TlsComplaint = "distrust" | "name" | "dates" | "version" | "cipher" | "weak-crypto" | "client-certificate" | "delivery-policy";

/** The words of the common TLS libraries and mail programs: OpenSSL, NSS, GnuTLS, Schannel, Go, Java, Python, nodemailer, Postfix. */
const words: Readonly<Record<TlsComplaint, { readonly says: RegExp; readonly codes: readonly FailureCode[] }>> = {
  distrust: {
    says: /self.signed|unable to (?:get|verify)|UNABLE_TO_|unknown.?(?:ca|issuer|authority)|SEC_ERROR_UNKNOWN_ISSUER|not trusted|untrusted|PKIX path building failed|unknown authority|certificate verify failed|0x800CCC1A|target principal/i,
    codes: [],
  },
  name: { says: /ALTNAME_INVALID|host ?name (?:mismatch|does ?n.t match)|does not match|doesn't match|name mismatch|SSL_ERROR_BAD_CERT_DOMAIN|valid for .*, not|no alternative certificate subject name|target principal name/i, codes: ["tls-name-alert"] },
  dates: { says: /has expired|CERT_HAS_EXPIRED|expired certificate|EXPIRED_CERTIFICATE|not yet valid|CERT_NOT_YET_VALID/i, codes: [] },
  version: { says: /alert protocol version|unsupported protocol|protocol_version|no protocols available|SSL_ERROR_UNSUPPORTED_VERSION|version too low|inappropriate fallback/i, codes: ["tls-version-alert", "tls-no-version"] },
  cipher: { says: /no shared cipher|no cipher (?:match|suites in common)|NO_CYPHER_OVERLAP|handshake.failure|no peer certificate available/i, codes: ["tls-handshake-alert"] },
  "weak-crypto": { says: /key too small|md too weak|dh_key_too_small|WEAK_SERVER_EPHEMERAL_DH_KEY|unsafe legacy renegotiation|legacy sigalg|WEAK_SIGNATURE|certificates do not conform to algorithm constraints/i, codes: ["tls-weak-crypto"] },
  "client-certificate": { says: /certificate.required|client certificate|did not return a certificate|no client certificate|alert bad certificate/i, codes: ["tls-certificate-alert"] },
  "delivery-policy": {
    says: /\bTLSA\b|\bDANE\b|MTA-?STS|non DNSSEC destination|server certificate not (?:verified|trusted)|TLS is required, but was not offered|client TLS configuration problem|[45]\.7\.32[0-5]\b|TLS policy lookup/i,
    codes: [],
  },
};

type Reported = Extract<Observation<"reported-reply">, { ok: true }>;

/** The reports that complain of this, or of anything about TLS. */
export function complaints(seen: View<"reported-reply">, ...about: readonly TlsComplaint[]): readonly Reported[] {
  const wanted = (about.length === 0 ? Object.keys(words) : about) as readonly TlsComplaint[];
  return seen.of("reported-reply").filter((one): one is Reported => {
    if (!one.ok) return false;
    const { failure, text } = one.saw;
    return wanted.some((complaint) => words[complaint].says.test(text) || words[complaint].codes.some((code) => code === failure));
  });
}

/** A sign that the mail program, or a log, complains of one thing about TLS. */
export function complaintSign(id: string, asks: string, says: string, ...about: readonly TlsComplaint[]): Sign<"reported-reply"> {
  return {
    id,
    asks,
    needs: ["reported-reply"],
    from: "all",
    read(seen): Reading {
      const [first, ...rest] = complaints(seen, ...about);
      if (first === undefined) return absent("the reported error does not say so", seen.of("reported-reply"));
      return present(`the reported error says that ${says}`, [first, ...rest], first.saw.text);
    },
  };
}
