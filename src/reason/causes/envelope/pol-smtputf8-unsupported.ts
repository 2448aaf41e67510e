import type { Cause } from "../../cause.ts";

export const polSmtputf8Unsupported: Cause = {
  id: "pol-smtputf8-unsupported",
  title: "Address with letters that a server on the way cannot carry",
  maturity: "confirmed",
  requires: ["reply-says-letters-cannot-be-carried"],
  shownBy: ["server-cannot-carry-the-letters"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["rcpt-address-invalid", "pol-malformed-message"],
  atMost: "likely",
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Look for letters beyond a-z in front of the @: also invisible ones that came along when the address was copied. Type the address anew" },
        { do: "act", what: "Use the address without such letters, which almost every such mailbox has besides" },
        { do: "act", what: "The domain behind the @ may have such letters: the program writes it as xn--…" },
      ],
      proveBy: [],
    };
  },
};
