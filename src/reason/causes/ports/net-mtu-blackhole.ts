import type { Cause } from "../../cause.ts";

export const netMtuBlackhole: Cause = {
  id: "net-mtu-blackhole",
  title: "Large packets vanish on the way",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["full-size-packets-vanish", "large-packets-vanish", "reported-break-in-the-message"],
  shownBy: ["letter-is-cut-for-its-size"],
  supportedBy: { "full-size-packets-vanish": "strong", "large-packets-vanish": "strong", "letter-is-cut-for-its-size": "fair", "vpn-carries-the-traffic": "fair" },
  // An alert that came back shows that both the hello and its answer went through.
  excludedBy: ["every-current-cipher-is-refused", "full-size-packets-arrive-both-ways", "letter-is-cut-for-its-content", "letter-fares-by-chance", "server-is-this-machine"],
  neighbours: ["pol-message-size", "tls-cipher-mismatch", "net-firewall-content-drop"],
  atMost: "possible",
  provenBy: ["full-size-packets-vanish"],
  remedy: () => ({
    who: "network-admin",
    steps: [
      { do: "run", command: "ping -c 3 -M do -s 1372 1.1.1.1; ping -c 3 -M do -s 1472 1.1.1.1", os: "linux" },
      { do: "run", command: "ping -n 3 -f -l 1372 1.1.1.1 & ping -n 3 -f -l 1472 1.1.1.1", os: "windows" },
      { do: "act", what: "If the small ping comes back and the large one does not: set the MTU of the network card or of the VPN to 1400 and try again" },
      { do: "ask", whom: "network-admin", message: "Large packets vanish on outgoing connections (path MTU black hole). Please let ICMP 'fragmentation needed' and 'packet too big' through, or limit the MSS of TCP on the router." },
    ],
    proveBy: ["tls-handshake", "smtp-canary"],
  }),
};
