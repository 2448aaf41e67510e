import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "As wrong TLS mode, but the port is right and the server is old: TLS 1.0 at 465.",
  distinguishedBy: "TLS answers with an alert; no greeting in the clear",
  world: (lab) => {
    lab.provider.certificate = lab.pki.certificate([lab.provider.name], "rsa");
    lab.postfix.set(lab.provider, { smtpd_tls_protocols: "TLSv1", smtpd_tls_mandatory_protocols: "TLSv1", smtpd_tls_mandatory_ciphers: "low", tls_low_cipherlist: "ALL:@SECLEVEL=0", smtpd_tls_ciphers: "low" });
  },
  user: (lab) => ({ smtp: `${lab.provider.name}:465`, security: "tls" }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`, "tls", ["-min_protocol", "TLSv1.2"]), /alert protocol version/]],
  expect: { named: "tls-version-too-old", ruledOut: ["cfg-implicit-tls-on-starttls-port"] },
});
