import type { Cause } from "../../cause.ts";

export const netWrongSourceIp: Cause = {
  id: "net-wrong-source-ip",
  title: "Mail that leaves from an unexpected network address",
  maturity: "confirmed",
  requires: ["mail-leaves-by-an-unexpected-address"],
  supportedBy: { "report-names-an-unexpected-source": "fair", "sender-leaves-by-an-unlisted-address": "strong" },
  excludedBy: [],
  neighbours: ["dns-spf-dkim-missing", "dns-ptr-missing", "pol-relay-denied-source"],
  atMost: "possible",
  provenBy: ["sender-leaves-by-an-unlisted-address"],
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Compare the address in the receiver's words with the one in your SPF record, in the reverse name and in the relay's list" },
        { do: "act", what: "Bind the mail server to the right address (Postfix: smtp_bind_address and smtp_bind_address6; Exim: interface; OpenSMTPD: source)" },
        { do: "act", what: "Or publish the address that is really used: in SPF, with a reverse name, and in the relay's list" },
      ],
      proveBy: [],
    };
  },
};
