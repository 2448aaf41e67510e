import { judgedAs, publishPolicy, wanting } from "../../parts/mail-policy.ts";
import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The domain enforces an MTA-STS policy, and its mail server has a certificate of its own making on port 25.",
  distinguishedBy: "the policy names the server, and nobody vouches for the certificate that it shows",
  world: (lab) => {
    publishPolicy(lab, "enforce", [lab.provider.name]);
    const own = lab.pki.certificate([lab.provider.name], "self-signed");
    lab.postfix.set(lab.provider, { smtpd_tls_chain_files: `${own.key},${own.chain}` }, 25);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:25`, "starttls"), /self-signed certificate/]],
  shows: (measured) => wanting(judgedAs(measured, "MTA-STS"), /^fault: mode enforce, and .* does not fit: nobody whom this machine trusts/),
  expect: { named: "tls-mta-sts-dane-policy", ruledOut: ["dns-spf-broken"] },
});
