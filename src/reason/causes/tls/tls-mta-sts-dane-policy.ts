import type { Cause } from "../../cause.ts";
import { repairedMailPolicy } from "../../domain/judge-mail-policy.ts";

export const tlsMtaStsDanePolicy: Cause = {
  id: "tls-mta-sts-dane-policy",
  title: "Delivery held back by a TLS policy (DANE, MTA-STS)",
  maturity: "confirmed",
  requires: ["delivery-policy-forbids"],
  supportedBy: { "delivery-policy-is-complained-of": "fair", "mail-server-breaks-its-domains-policy": "strong" },
  excludedBy: [],
  neighbours: [],
  // The delivery from server to server is not seen from here: only the words of the log or bounce are known.
  atMost: "likely",
  remedy: (caseFile) => {
    const own = repairedMailPolicy(caseFile);
    // What was measured at the domain itself is mended there; without it only the words of a log are known.
    if (own.length > 0) return { who: "domain-owner", steps: own, proveBy: ["mta-sts", "dane-record", "exchanger-tls"] };
    return {
      who: "server-admin",
      steps: [
        { do: "run", os: "linux", command: "posttls-finger -c -l dane RECIPIENT-DOMAIN   # shows what the receiving server offers, on your own server" },
        { do: "run", os: "any", command: "dig +dnssec TLSA _25._tcp.RECIPIENT-MX   # and: dig TXT _mta-sts.RECIPIENT-DOMAIN" },
        { do: "act", what: "On your own server, update the resolver of policies (postfix-mta-sts-resolver, postfix-tlspol), make sure that smtp_tls_CAfile names the system's authorities, and that the resolver in use validates DNSSEC" },
        { do: "ask", whom: "domain-owner", message: "Your mail servers publish a policy on encryption (TLSA records or MTA-STS) that they do not fulfil themselves, so that servers that honour it cannot deliver to you. Please renew the TLSA records after each change of the certificate, or correct the names in the MTA-STS policy." },
        { do: "act", what: "For one recipient whose servers are known to be misconfigured, add one line to smtp_tls_policy_maps that lowers the level to encrypt, and remove it when they are repaired", weakens: "mail to that domain can then be read by somebody who redirects it" },
      ],
      proveBy: ["reported-reply"],
    };
  },
};
