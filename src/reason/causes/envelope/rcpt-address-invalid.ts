import type { Cause } from "../../cause.ts";

export const rcptAddressInvalid: Cause = {
  id: "rcpt-address-invalid",
  title: "Recipient's address that does not exist",
  maturity: "confirmed",
  requires: ["reply-says-no-such-recipient"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["route-local-domain-captured", "cfg-auth-not-enabled-in-client"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Compare the recipient's address letter by letter with one that worked, above all the part behind the @" },
        { do: "act", what: "Remove the address from the program's list of suggestions and type it anew: old addresses live on there" },
        { do: "act", what: "Ask the recipient by another way for the current address. Sending itself works: other recipients are reached" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
