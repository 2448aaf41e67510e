import type { Cause } from "../../cause.ts";

export const polMalformedMessage: Cause = {
  id: "pol-malformed-message",
  title: "Message whose form breaks the rules",
  maturity: "confirmed",
  requires: ["reply-says-message-is-malformed"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["client-software-bug", "pol-content-spam"],
  atMost: "likely",
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Send a plain message from a usual mail program over the same account: if that passes, it is the program or the script that builds the message" },
        { do: "act", what: "Let the program write each of From, Date and Message-ID exactly once, with a real address in From" },
        { do: "act", what: "Let it end lines with CR and LF, keep lines under 998 bytes, and encode other letters (quoted-printable, base64)" },
      ],
      proveBy: [],
    };
  },
};
