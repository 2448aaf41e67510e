import { messageFaults } from "../../../model/message-faults.ts";
import type { Cause } from "../../cause.ts";
import { faultsOf, faultWords } from "../../message-look.ts";

export const polMalformedMessage: Cause = {
  id: "pol-malformed-message",
  title: "Message whose form breaks the rules",
  maturity: "confirmed",
  requires: ["reply-says-message-is-malformed"],
  shownBy: ["message-breaks-the-rules"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["client-software-bug", "pol-content-spam"],
  atMost: "likely",
  remedy(caseFile) {
    const message = caseFile.observations.find((one) => one.kind === "message-form" && one.ok);
    const faults = message?.kind === "message-form" && message.ok ? faultsOf(message.saw, "refused") : [];
    return {
      who: "you",
      steps: [
        ...faults.map((fault) => ({ do: "act" as const, what: `${faultWords(fault)}: ${messageFaults[fault.code].cure}` })),
        { do: "act", what: "Send a plain message from a usual mail program over the same account: if that passes, it is the program or the script that builds the message" },
        { do: "act", what: "Let the program write each of From, Date and Message-ID exactly once, with a real address in From" },
        { do: "act", what: "Let it end lines with CR and LF, keep lines under 998 bytes, and encode other letters (quoted-printable, base64)" },
      ],
      proveBy: faults.length > 0 ? ["message-form"] : [],
    };
  },
};
