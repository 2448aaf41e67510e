import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const netIpv6Broken: Cause = {
  id: "net-ipv6-broken",
  title: "IPv6 to the mail server is broken, and the mail program insists on it",
  maturity: "confirmed",
  requires: ["ipv6-fails-while-ipv4-works"],
  supportedBy: { "control-over-ipv6-fails": "strong" },
  excludedBy: [],
  neighbours: ["net-some-addresses-unreachable", "net-port25-egress-block", "net-isp-port25-client-block"],
  remedy(caseFile) {
    const host = submissionInQuestion(caseFile.routes)?.host ?? "the mail server";
    return {
      who: "network-admin",
      steps: [
        { do: "act", what: "Restart the router; if IPv6 stays broken, report it to the internet provider" },
        { do: "run", command: "ip -6 route; ping -6 -c 3 2606:4700:4700::1111", os: "linux" },
        { do: "act", what: "Let the program try IPv4 meanwhile: Postfix 'smtp_address_preference = ipv4', Exim 'disable_ipv6 = true', msmtp 'source_ip = 0.0.0.0', Node 'dns.setDefaultResultOrder(\"ipv4first\")', JavaMail '-Djava.net.preferIPv4Stack=true'" },
        { do: "ask", whom: "isp", message: `IPv6 connections from my line to ${host} are not answered, IPv4 connections are. Please check the IPv6 of my line.` },
      ],
      proveBy: ["tcp-connect", "control-connect"],
    };
  },
};
