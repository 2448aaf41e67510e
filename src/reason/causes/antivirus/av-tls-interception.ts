import type { Cause } from "../../cause.ts";
import type { Step } from "../../../model/diagnosis.ts";
import { shieldOf } from "../../mail-shields.ts";
import { serverInQuestion, shown } from "../../tls-remedies.ts";

export const avTlsInterception: Cause = {
  id: "av-tls-interception",
  title: "Encrypted mail connection opened by antivirus or a network filter",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["issuer-is-a-mail-shield", "unrelated-servers-share-the-issuer"],
  shownBy: ["certificate-is-another-elsewhere"],
  supportedBy: { "root-is-only-local": "fair", "distrust-is-complained-of": "fair", "unrelated-servers-share-the-issuer": "strong", "certificate-is-another-elsewhere": "strong" },
  excludedBy: ["sends-without-tls-complaint", "shield-refuses-the-message", "chain-is-incomplete", "certificate-is-the-same-elsewhere"],
  neighbours: ["tls-cert-untrusted", "tls-ca-store-missing"],
  // A server may show another certificate to another place by itself: that alone is no proof.
  atMost: "likely",
  provenBy: ["issuer-is-a-mail-shield", "unrelated-servers-share-the-issuer"],
  remedy(caseFile) {
    const issuers = shown(caseFile)?.tls.chain.map((one) => one.issuer) ?? [];
    const shield = issuers.map(shieldOf).find((found) => found !== undefined);
    const product = shield?.product ?? "the program or device that opens the connection";
    const inNetwork: Step = { do: "ask", whom: "network-admin", message: `The network replaces the certificate of ${serverInQuestion(caseFile)} by one of "${issuers[0] ?? "its own"}". Please exempt the mail ports 465, 587 and 993 from TLS inspection, or install the root certificate of the filter on my device.` };
    const onComputer: Step[] = [
      { do: "act", what: `Let the mail program trust ${product}: export its root certificate in its settings for mail or SSL scanning, and import it into the mail program (Thunderbird: Settings, Privacy & Security, Certificates, Manage Certificates, Authorities, Import)` },
      { do: "act", what: `Update ${product}, or repair its installation: that puts its root certificate into the mail programs anew` },
      { do: "act", what: `Leave the antivirus on, and exempt only ${serverInQuestion(caseFile)} from its scanning of encrypted connections`, weakens: "messages to this server are no longer scanned on the way; files are still scanned when they are opened" },
    ];
    return { who: shield?.sits === "network" ? "network-admin" : "you", steps: shield === undefined ? [...onComputer, inNetwork] : shield.sits === "network" ? [inNetwork] : onComputer, proveBy: ["tls-handshake", "control-tls"] };
  },
};
