import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const authIpBanned: Cause = {
  id: "auth-ip-banned",
  title: "The mail server has banned this network's address",
  maturity: "confirmed",
  requires: ["mail-ports-of-host-all-fail", "control-same-port-opens", "settings-worked-before"],
  shownBy: ["server-shuts-out-this-network"],
  supportedBy: { "access-side-answers": "fair", "other-port-of-host-opens": "fair", "server-shuts-out-this-network": "strong", "works-over-another-network": "strong", "another-device-here-fails-too": "fair" },
  excludedBy: ["server-is-this-machine", "account-can-send", "own-machine-withholds-packets", "connection-is-not-permitted", "this-machine-sends-the-refusal", "connection-stops-in-the-own-network", "refusal-comes-from-the-way", "well-known-operators-alone-open", "one-relay-alone-opens", "mail-ports-differ-by-operator", "own-rule-stops-the-connection", "server-is-silent-elsewhere-too", "fails-over-another-network-too", "another-device-here-sends"],
  neighbours: ["srv-submission-unreachable", "prov-outage", "net-router-mail-allowlist", "net-vpn-path-block"],
  // A server that is down for everybody looks the same from here: only another network tells.
  atMost: "likely",
  remedy(caseFile) {
    const host = submissionInQuestion(caseFile.routes)?.host ?? "the mail server";
    return {
      who: "you",
      steps: [
        { do: "act", what: "Stop every program and device that still logs in with an old password: each try renews the ban" },
        { do: "act", what: `Try ${host} once from another network, such as a phone without Wi-Fi: if it answers there, this network is banned` },
        { do: "wait", how: "Wait for an hour; most bans end by themselves after ten minutes to one day" },
        { do: "ask", whom: "mail-provider", message: `Connections from my address to ${host} are no longer answered on any mail port, while other mail servers answer. Is my address banned (fail2ban or a block list), and can you lift it?` },
      ],
      proveBy: ["tcp-connect", "smtp-greeting"],
    };
  },
};
