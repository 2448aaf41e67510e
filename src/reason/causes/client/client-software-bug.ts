import type { Cause } from "../../cause.ts";

export const clientSoftwareBug: Cause = {
  id: "client-software-bug",
  title: "Defect of the mail program or library",
  maturity: "experimental",
  requires: ["reply-blames-the-program"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["net-smtp-inspection-proxy", "pol-malformed-message"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Update the program, the library and its add-ons to the newest version" },
        { do: "act", what: "Send with another program from the same machine with the same settings: what works there is a defect of the first" },
        { do: "act", what: "Search the maker's list of known faults with the exact words, and report it there with a log" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
