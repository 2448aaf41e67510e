import type { Cause } from "../../cause.ts";

export const repIpReceiverBlock: Cause = {
  id: "rep-ip-receiver-block",
  title: "Sending server refused by the receiver's own judgement",
  maturity: "confirmed",
  requires: ["reply-says-receiver-block"],
  supportedBy: {},
  excludedBy: ["own-server-refuses-its-user-by-a-list"],
  neighbours: ["rep-dnsbl-listed", "rep-own-server-abused", "dns-ptr-missing", "dns-spf-dkim-missing"],
  atMost: "likely",
  remedy() {
    return {
      who: "mail-provider",
      steps: [
        { do: "act", what: "Send one message to a recipient at another provider: if it arrives, your settings are right and only this receiver refuses" },
        { do: "ask", whom: "mail-provider", message: "A receiver refuses mail from your outgoing server by its own list; its words are quoted in the report. Please ask the receiver's postmaster to lift it." },
        { do: "act", what: "For a server of your own: follow the link in the receiver's words, look that SPF, DKIM and reverse DNS are right, and use its delisting form" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
