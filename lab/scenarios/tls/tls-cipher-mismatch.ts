import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The server has no certificate for submission, so no cipher is shared.",
  distinguishedBy: "the server ends the handshake at once with handshake_failure",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_tls_chain_files: "", smtpd_tls_cert_file: "none" }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /handshake failure/]],
  expect: { named: "tls-cipher-mismatch", ruledOut: ["tls-version-too-old", "net-mtu-blackhole"] },
});
