import { judgedAs, publishTlsa, wanting } from "../../parts/mail-policy.ts";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The TLSA record describes another key than the server shows, and the zone is not signed: nobody may go by it.",
  distinguishedBy: "without DNSSEC a TLSA record says nothing (RFC 7672 section 2.1), so no mail is held back",
  world: (lab) => publishTlsa(lab, lab.second.certificate, "unsigned"),
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await dig(lab, "+dnssec", `_25._tcp.${lab.provider.name}`, "TLSA"), /flags: qr rd ra;/, /TLSA\s+3 1 1/]],
  shows: (measured) => wanting(judgedAs(measured, "DANE"), /^advice: 1 TLSA record without DNSSEC/),
  expect: { named: "healthy", ruledOut: ["tls-mta-sts-dane-policy"] },
});
