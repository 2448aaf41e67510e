import { judgedAs, publishTlsa, wanting } from "../../parts/mail-policy.ts";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The certificate of the mail server was renewed with a new key, and the signed TLSA record still describes the old one.",
  distinguishedBy: "the record is signed, and its digest is not that of the key that the server shows",
  world: (lab) => publishTlsa(lab, lab.second.certificate, "signed"),
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await dig(lab, "+dnssec", `_25._tcp.${lab.provider.name}`, "TLSA"), /flags:[^;]* ad/, /TLSA\s+3 1 1/]],
  shows: (measured) => wanting(judgedAs(measured, "DANE"), /^fault: 1 TLSA record, signed.* it describes another key than the server shows/),
  expect: { named: "tls-mta-sts-dane-policy", ruledOut: ["dns-spf-broken"] },
});
