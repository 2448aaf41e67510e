import type { Cause } from "../../cause.ts";
import { mailboxDomain, sender, serverName } from "../../remedies.ts";

export const polProviderSandboxOrUnverifiedIdentity: Cause = {
  id: "pol-provider-sandbox-or-unverified-identity",
  title: "Sender not verified at the sending service",
  maturity: "confirmed",
  requires: ["reply-says-sandbox"],
  supportedBy: { "envelope-is-refused-after-login": "fair" },
  excludedBy: [],
  neighbours: ["pol-sender-not-owned", "pol-sender-account-restricted"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "open", what: `the web console of ${serverName(caseFile)}, its page of verified senders, identities or domains` },
        { do: "act", what: `Verify the sender ${sender(caseFile)}: by the link in a message that the service sends, or for the whole domain ${mailboxDomain(caseFile)} by records in DNS` },
        { do: "act", what: "Where the service is still in its trial mode (sandbox): ask there for production access; until then it sends only to verified recipients" },
        { do: "act", what: "Look whether the region or the project of the login is the one in which the sender is verified" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
