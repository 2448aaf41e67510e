import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The server has a key of 1024 bits, which modern libraries refuse.",
  distinguishedBy: "the library says that the key is too small, and it passes at a lower security level",
  world: (lab) => {
    lab.provider.certificate = lab.pki.certificate([lab.provider.name], "weak-key");
    lab.dovecot.lines.push("ssl_cipher_list = ALL:@SECLEVEL=0");
    lab.postfix.set(lab.provider, { tls_high_cipherlist: "ALL:@SECLEVEL=0", tls_medium_cipherlist: "ALL:@SECLEVEL=0" });
    for (const port of [25]) lab.postfix.set(lab.provider, { tls_high_cipherlist: "ALL:@SECLEVEL=0", tls_medium_cipherlist: "ALL:@SECLEVEL=0" }, port);
  },
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`, "tls", ["-cipher", "DEFAULT@SECLEVEL=2"]), /key too (small|weak)/]],
  expect: { named: "tls-legacy-crypto-refused", ruledOut: ["tls-version-too-old"] },
});
