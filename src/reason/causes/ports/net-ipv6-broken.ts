import type { Step } from "../../../model/diagnosis.ts";
import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";
import { isIpv6 } from "../../compare.ts";

const useIpv4: Step = {
  do: "act",
  what: "Let the program use IPv4 meanwhile: Postfix 'smtp_address_preference = ipv4', Exim 'disable_ipv6 = true', Node 'dns.setDefaultResultOrder(\"ipv4first\")', JavaMail '-Djava.net.preferIPv4Stack=true'",
};

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
    const elsewhere = caseFile.observations.some((one) => one.kind === "control-connect" && one.ok && one.about.on === "endpoint" && isIpv6(one.about.address));
    const words = `IPv6 connections to ${host} are not answered, IPv4 connections are`;
    if (elsewhere) {
      return {
        who: "mail-provider",
        steps: [
          { do: "ask", whom: "mail-provider", message: `${words}; IPv6 to other hosts works from here. Please repair your server's IPv6, or take its AAAA record out of the DNS until then.` },
          useIpv4,
        ],
        proveBy: ["tcp-connect"],
      };
    }
    return {
      who: "network-admin",
      steps: [
        { do: "act", what: "Restart the router; if IPv6 stays broken, report it to the internet provider" },
        { do: "run", command: "ip -6 route; ping -6 -c 3 2606:4700:4700::1111", os: "linux" },
        useIpv4,
        { do: "ask", whom: "isp", message: `${words}, and neither does IPv6 to other hosts work from my line. Please check the IPv6 of my line.` },
      ],
      proveBy: ["tcp-connect", "control-connect"],
    };
  },
};
