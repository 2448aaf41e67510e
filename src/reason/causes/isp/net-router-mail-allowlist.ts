import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const netRouterMailAllowlist: Cause = {
  id: "net-router-mail-allowlist",
  title: "The router lets mail through only to the servers on its list",
  maturity: "confirmed",
  requires: ["mail-ports-of-host-all-fail"],
  requiresOneOf: ["well-known-operators-alone-open", "mail-ports-differ-by-operator"],
  supportedBy: { "well-known-operators-alone-open": "strong", "connection-stops-in-the-own-network": "strong", "access-side-answers": "fair", "server-answers-from-elsewhere": "fair", "works-over-another-network": "strong", "another-device-here-fails-too": "fair" },
  excludedBy: ["server-is-this-machine", "account-can-send", "one-relay-alone-opens", "own-machine-withholds-packets", "this-machine-sends-the-refusal", "connection-stops-beyond-the-own-network", "own-rule-stops-the-connection", "server-is-silent-elsewhere-too", "fails-over-another-network-too", "another-device-here-sends"],
  neighbours: ["auth-ip-banned", "isp-smarthost-required", "srv-submission-unreachable", "prov-outage"],
  atMost: "likely",
  remedy(caseFile) {
    const host = submissionInQuestion(caseFile.routes)?.host ?? "the outgoing server";
    return {
      who: "you",
      steps: [
        { do: "open", what: "The router's own page: Speedport http://speedport.ip, menu Internet, 'List of safe e-mail servers' (Liste der sicheren E-Mail-Server); other routers: firewall or e-mail protection" },
        { do: "act", what: `Add ${host} to the list there. Leave the list itself switched on: it stops spam from infected devices` },
      ],
      proveBy: ["tcp-connect", "smtp-hello-tls"],
    };
  },
};
