import type { Cause } from "../../cause.ts";
import { pagesFor } from "../../provider-pages.ts";

export const quotaSendingLimit: Cause = {
  id: "quota-sending-limit",
  title: "Allowance of messages used up",
  maturity: "confirmed",
  requires: ["reply-says-quota"],
  supportedBy: { "webmail-refuses-too": "fair" },
  excludedBy: [],
  neighbours: ["quota-rate-throttle", "pol-sender-account-restricted", "rep-own-server-abused"],
  remedy(caseFile) {
    const allowance = pagesFor(caseFile)?.allowance;
    return {
      who: "you",
      steps: [
        { do: "wait", how: `until the allowance begins anew, mostly within 24 hours${allowance === undefined ? "" : ` (${allowance})`}; further attempts can make it longer` },
        { do: "act", what: "Look into the folder of sent messages: are there many that you did not send? Then somebody else uses the account; change the password at once" },
        { do: "act", what: "For many recipients use a service made for lists, or a plan with a higher allowance" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
