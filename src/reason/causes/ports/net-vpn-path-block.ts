import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const netVpnPathBlock: Cause = {
  id: "net-vpn-path-block",
  title: "The VPN does not let mail out",
  maturity: "confirmed",
  requires: ["vpn-carries-the-traffic", "control-same-port-fails"],
  requiresOneOf: ["configured-port-is-silent", "configured-port-refuses", "configured-port-is-unreachable", "configured-port-never-opens"],
  supportedBy: { "vpn-carries-the-traffic": "strong", "control-web-opens": "fair", "server-answers-from-elsewhere": "weak", "works-without-the-vpn": "strong" },
  excludedBy: ["server-is-this-machine", "account-can-send", "own-machine-withholds-packets", "this-machine-sends-the-refusal", "connection-is-not-permitted", "control-web-fails", "own-rule-stops-the-connection", "fails-without-the-vpn-too"],
  neighbours: ["net-submission-port-blocked", "net-port25-egress-block", "net-isp-port25-client-block", "auth-ip-banned", "net-host-firewall-egress"],
  // That it works with the tunnel down can only be seen with the tunnel down.
  atMost: "likely",
  remedy(caseFile) {
    const route = submissionInQuestion(caseFile.routes);
    return {
      who: "you",
      steps: [
        { do: "act", what: "Disconnect the VPN and send one message: if it goes out, the VPN is what stops it" },
        { do: "act", what: `Let the mail program, or ${route?.host ?? "the mail server"}, go past the VPN (split tunnelling), or choose another exit server: many VPN services block outgoing mail against spam` },
        { do: "ask", whom: "network-admin", message: `Through the VPN, TCP port ${route?.port ?? 587} is blocked towards every mail server, while the web works. Please allow it.` },
      ],
      proveBy: ["machine-interfaces", "tcp-connect"],
    };
  },
};
