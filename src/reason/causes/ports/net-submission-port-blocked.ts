import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";
import { liftedBy, setWorkingRoute } from "../../remedies.ts";

export const netSubmissionPortBlocked: Cause = {
  id: "net-submission-port-blocked",
  title: "The network blocks the port through which mail is sent",
  maturity: "confirmed",
  requires: ["control-same-port-fails", "control-web-opens"],
  requiresOneOf: ["configured-port-is-silent", "configured-port-refuses", "configured-port-is-unreachable", "configured-port-never-opens", "connection-stops-beyond-the-own-network"],
  supportedBy: { "hoster-is-known-to-close-the-port": "fair", "connection-stops-beyond-the-own-network": "strong", "refusal-comes-from-the-way": "fair", "controls-fail-on-all-mail-ports": "fair", "access-side-answers": "weak", "server-answers-from-elsewhere": "fair", "works-over-another-network": "strong", "another-device-here-fails-too": "fair" },
  excludedBy: ["server-is-this-machine", "account-can-send", "port-25-is-in-question", "own-machine-withholds-packets", "this-machine-sends-the-refusal", "vpn-carries-the-traffic", "an-odd-port-stands-beside-a-working-one", "own-rule-stops-the-connection", "fails-over-another-network-too", "another-device-here-sends"],
  neighbours: ["net-host-firewall-egress", "net-vpn-path-block", "net-router-mail-allowlist", "isp-smarthost-required", "net-container-no-egress", "net-ipv6-broken"],
  // A firewall in the office, the hoster's and the provider's look the same from inside.
  atMost: "likely",
  remedy(caseFile) {
    const port = submissionInQuestion(caseFile.routes)?.port ?? 587;
    return {
      who: "network-admin",
      steps: [
        ...setWorkingRoute(caseFile),
        { do: "act", what: `Try once from another network, such as a phone without Wi-Fi: if port ${port} opens there, this network blocks it` },
        { do: "ask", whom: "network-admin", message: `Outgoing TCP port ${port} is blocked towards every mail server, while the web works. Please allow it for mail programs: it carries only encrypted mail with a login.` },
        ...liftedBy(caseFile),
        { do: "act", what: "On a rented server: ask the hosting company to unblock the port, or send through port 2525 or the HTTPS interface of a relay service" },
      ],
      proveBy: ["tcp-connect", "smtp-hello-tls", "smtp-login"],
    };
  },
};
