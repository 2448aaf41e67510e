import type { Cause } from "../../cause.ts";
import { serverName } from "../../remedies.ts";

export const srvDiskFull: Cause = {
  id: "srv-disk-full",
  title: "Server without space for mail",
  maturity: "confirmed",
  requires: ["reply-says-disk-full"],
  supportedBy: { "envelope-is-refused-after-login": "fair" },
  excludedBy: ["account-can-send"],
  neighbours: ["quota-recipient-limit", "pol-mailbox-quota-blocks-send", "pol-message-size"],
  atMost: "likely",
  remedy(caseFile) {
    return {
      who: "server-admin",
      steps: [
        { do: "ask", whom: "mail-provider", message: `${serverName(caseFile)} says that it has no space left for mail; its words are quoted in the report.` },
        { do: "run", command: "df -h /var/spool; df -i /var/spool", os: "linux" },
        { do: "act", what: "On a server of your own: free space in the file system of the queue. Postfix wants queue_minfree, and at least one and a half times message_size_limit, to be free" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
