import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const netSomeAddressesUnreachable: Cause = {
  id: "net-some-addresses-unreachable",
  title: "Some of the mail server's addresses cannot be reached",
  maturity: "confirmed",
  requires: ["some-addresses-fail"],
  supportedBy: { "control-same-port-opens": "fair" },
  // An address that is no longer the server's does not count among its own.
  excludedBy: ["resolver-leads-to-a-wrong-address"],
  neighbours: ["net-ipv6-broken"],
  remedy(caseFile) {
    const route = submissionInQuestion(caseFile.routes);
    const at = (ok: boolean) => [
      ...new Set(caseFile.observations.flatMap((one) => (one.kind === "tcp-connect" && one.ok === ok && one.about.on === "endpoint" && one.about.host === route?.host && one.about.port === route.port ? [one.about.address] : []))),
    ];
    const [alive, dead] = [at(true).join(", ") || "another", at(false).join(", ") || "one"];
    const port = route?.port ?? 587;
    return {
      who: "network-admin",
      steps: [
        { do: "act", what: `If a firewall of yours lists the mail server by address: allow port ${port} to ${dead === "one" ? "all of its addresses" : dead} as well, or to the name ${route?.host ?? "of the server"}, since providers change their addresses` },
        { do: "ask", whom: "mail-provider", message: `Of the addresses of ${route?.host ?? "your server"}, ${dead} does not answer on port ${port}, while ${alive} does. Is that server down?` },
        { do: "act", what: "Until then press send again: most programs take another address at the next try. Do not write one address into the settings, the certificate belongs to the name" },
      ],
      proveBy: ["tcp-connect"],
    };
  },
};
