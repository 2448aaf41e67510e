import type { Cause } from "../../cause.ts";
import { serverName, submissionUser } from "../../remedies.ts";

export const polSenderAccountRestricted: Cause = {
  id: "pol-sender-account-restricted",
  title: "Sending suspended for this account by the provider",
  maturity: "confirmed",
  requires: ["reply-says-account-restricted"],
  supportedBy: { "reply-says-account-restricted": "strong", "envelope-is-refused-after-login": "fair", "webmail-refuses-too": "fair" },
  excludedBy: [],
  neighbours: ["quota-sending-limit", "pol-sender-not-owned", "auth-lockout"],
  remedy(caseFile) {
    return {
      who: "mail-provider",
      steps: [
        { do: "act", what: "Change the password of the account in the web and look at its forwarding rules and recent sign-ins: such a block mostly follows on spam that somebody else sent by it" },
        { do: "act", what: "Check that the bill is paid and the trial is not over, in the provider's customer pages" },
        { do: "ask", whom: "mail-provider", message: `${serverName(caseFile)} refuses mail from ${submissionUser(caseFile)} although receiving works. Why is sending restricted, and what do you need from us to lift it?` },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
