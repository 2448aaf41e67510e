import type { Cause } from "../../cause.ts";

export const dnsPtrMissing: Cause = {
  id: "dns-ptr-missing",
  title: "Sending server without a reverse name",
  maturity: "confirmed",
  requires: ["reverse-name-is-not-in-order"],
  supportedBy: { "reply-says-reverse-name-is-missing": "fair", "reverse-name-does-not-lead-back": "strong" },
  excludedBy: [],
  neighbours: ["dns-stale-or-propagating", "net-wrong-source-ip", "net-ipv6-broken"],
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Is the address in the words that of your home or office line? Then do not deliver yourself: send by the provider's submission server with a login, on port 465 or 587" },
        { do: "act", what: "Is it your own server? Have whoever rents you the address set its reverse name to the server's host name, and give that name an A or AAAA record with the same address" },
        { do: "act", what: "Do the same for IPv6, or let the server send over IPv4 only until then (Postfix: inet_protocols = ipv4)" },
      ],
      proveBy: ["reverse-name"],
    };
  },
};
