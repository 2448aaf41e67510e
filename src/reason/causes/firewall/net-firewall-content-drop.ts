import type { Cause } from "../../cause.ts";

export const netFirewallContentDrop: Cause = {
  id: "net-firewall-content-drop",
  title: "A firewall cuts the connection because of what is in the message",
  maturity: "experimental",
  requires: ["reported-break-in-the-message"],
  supportedBy: { "account-can-send": "fair", "connection-dies-after-first-words": "weak" },
  excludedBy: ["full-size-packets-vanish"],
  neighbours: ["net-mtu-blackhole", "pol-content-spam", "av-outgoing-scan-block"],
  remedy: () => ({
    who: "network-admin",
    steps: [
      { do: "act", what: "Send two messages of about the same size to yourself: one of plain neutral words, one with the text or attachment in doubt. If only the second one breaks, it is the content; if both break, it is the size" },
      { do: "act", what: "Send the attachment as a link, or as another kind of file" },
      { do: "ask", whom: "network-admin", message: "Outgoing messages with a certain content are cut off in the middle without a reply of the mail server. Which device inspects outgoing mail here, and what does its log say?" },
    ],
    proveBy: ["smtp-canary"],
  }),
};
