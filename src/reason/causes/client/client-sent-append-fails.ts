import type { Cause } from "../../cause.ts";

export const clientSentAppendFails: Cause = {
  id: "client-sent-append-fails",
  title: "Copy in the Sent folder that fails after the message has gone out",
  maturity: "confirmed",
  requires: ["report-says-copy-failed"],
  shownBy: ["copy-in-a-folder-is-refused"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["client-software-bug"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Do not send again: the message is on its way. Ask the recipient where you are in doubt" },
        { do: "act", what: "Choose the Sent folder anew in the account settings (Thunderbird: Copies & Folders; Outlook and Apple Mail: the folder behaviours of the account)" },
        { do: "act", what: "Make room in the mailbox, and look that the folder exists on the server" },
        { do: "act", what: "Where the provider stores sent messages by itself (Gmail), switch the program's own copy off" },
      ],
      proveBy: ["sent-append"],
    };
  },
};
