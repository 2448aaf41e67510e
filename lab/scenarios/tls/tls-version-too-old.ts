import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The server knows TLS 1.0 only.",
  distinguishedBy: "the server refuses every version on offer, and a handshake with TLS 1.0 passes",
  world: (lab) => {
    lab.provider.certificate = lab.pki.certificate([lab.provider.name], "rsa");
    lab.postfix.set(lab.provider, { smtpd_tls_protocols: "TLSv1", smtpd_tls_mandatory_protocols: "TLSv1", smtpd_tls_mandatory_ciphers: "low", tls_low_cipherlist: "ALL:@SECLEVEL=0", smtpd_tls_ciphers: "low" });
  },
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`, "tls", ["-min_protocol", "TLSv1.2"]), /alert protocol version/], [await handshake(lab, `${lab.provider.name}:465`, "tls", ["-tls1", "-cipher", "ALL:@SECLEVEL=0"]), /Protocol\s+: TLSv1\b|New, TLSv1|SSLv3, Cipher/]],
  expect: { named: "tls-version-too-old", ruledOut: ["cfg-implicit-tls-on-starttls-port"] },
});
