import type { Cause } from "../../cause.ts";

export const netIdleConnectionDropped: Cause = {
  id: "net-idle-connection-dropped",
  title: "A connection that was not used for a while is dropped, and the program goes on using it",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["resting-connection-is-forgotten", "reported-drop-after-idle"],
  supportedBy: { "resting-connection-is-forgotten": "strong", "server-ends-resting-connections": "fair", "account-can-send": "strong" },
  excludedBy: [],
  neighbours: ["quota-concurrency"],
  atMost: "possible",
  provenBy: ["resting-connection-is-forgotten"],
  remedy: () => ({
    who: "server-admin",
    steps: [
      { do: "act", what: "Let the program open a new connection for each message, or close its own after 60 seconds without use: in a pool set the idle time-out below that of the server (nodemailer: pool off; JavaMail: close the Transport; PHPMailer: SMTPKeepAlive = false)" },
      { do: "act", what: "Let the program try once more on a fresh connection when the first command on an old one fails" },
      { do: "ask", whom: "network-admin", message: "After how many minutes does the firewall forget a TCP connection on which nothing is sent? Outgoing mail connections seem to be dropped." },
    ],
    proveBy: ["smtp-login", "smtp-envelope"],
  }),
};
