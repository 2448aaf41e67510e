import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The certificate was renewed, and the mail server still serves the old one.",
  distinguishedBy: "submission shows an expired certificate, 993 and 443 of the same host a newer one",
  world: (lab) => {
    const old = lab.pki.certificate([lab.provider.name], "expired");
    lab.postfix.set(lab.provider, { smtpd_tls_chain_files: `${old.key},${old.chain}` }, 25, 465, 587);
  },
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /certificate has expired/], [await handshake(lab, `${lab.provider.name}:993`), /Verification: OK/]],
  expect: { named: "tls-cert-stale-in-service", ruledOut: ["host-clock-wrong"] },
});
