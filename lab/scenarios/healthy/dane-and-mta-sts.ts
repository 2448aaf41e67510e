import { judgedAs, publishPolicy, publishTlsa, wanting } from "../../parts/mail-policy.ts";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "Nothing is wrong: the signed TLSA record and the enforced MTA-STS policy fit the certificate of the mail server.",
  distinguishedBy: "the certificate on port 25 has the key of the record, the name of the policy, and somebody who vouches for it",
  world: (lab) => {
    publishTlsa(lab, lab.provider.certificate, "signed");
    publishPolicy(lab, "enforce", [lab.provider.name]);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await dig(lab, "+dnssec", `_25._tcp.${lab.provider.name}`, "TLSA"), /flags:[^;]* ad/, /TLSA\s+3 1 1/]],
  shows: (measured) => [...wanting(judgedAs(measured, "DANE"), /^good: .*signed \(DNSSEC\); the certificate at \S+ fits/), ...wanting(judgedAs(measured, "MTA-STS"), /^good: mode enforce.*the certificates fit/)],
  expect: { named: "healthy", ruledOut: ["tls-mta-sts-dane-policy"] },
});
