import { partWords } from "../../letter-look.ts";
import type { CaseFile } from "../../../model/case-file.ts";
import type { LetterCutFacts } from "../../../model/path-facts.ts";
import type { Cause } from "../../cause.ts";

/** The letter that was tried and is cut for what it says. */
function cutLetter(caseFile: CaseFile): LetterCutFacts | undefined {
  const one = caseFile.observations.find((each) => each.kind === "letter-cut" && each.ok);
  return one?.kind === "letter-cut" && one.ok && one.saw.outcome === "content" ? one.saw : undefined;
}

export const netFirewallContentDrop: Cause = {
  id: "net-firewall-content-drop",
  title: "A firewall cuts the connection because of what is in the message",
  maturity: "confirmed",
  requires: ["reported-break-in-the-message"],
  shownBy: ["letter-is-cut-for-its-content"],
  supportedBy: { "letter-is-cut-for-its-content": "strong", "letter-passes-encrypted": "strong", "account-can-send": "fair", "connection-dies-after-first-words": "weak" },
  excludedBy: ["full-size-packets-vanish", "letter-is-stopped-by-no-reader", "program-of-this-machine-opens-the-encryption"],
  neighbours: ["net-mtu-blackhole", "pol-content-spam", "av-outgoing-scan-block"],
  // Words of a program that the line broke stand for much else; a letter that was tried part by part shows it.
  atMost: "possible",
  provenBy: ["letter-is-cut-for-its-content"],
  remedy(caseFile) {
    const cut = cutLetter(caseFile);
    if (cut?.part !== undefined) {
      const what = partWords(cut.part);
      const control = cut.encryptedControl?.fate === "passed" ? cut.encryptedControl.port : undefined;
      const harmless = cut.part.what === "attachment" || cut.part.what === "attachment-field" ? "send a link to the file, or the file in another form" : "say it in other words";
      return {
        who: cut.encrypted === "yes" ? "mail-provider" : "network-admin",
        steps: [
          ...(control === undefined ? [] : [{ do: "act" as const, what: `Let the mail program encrypt: the same part passes on port ${control} with ${control === 465 ? "SSL/TLS" : "STARTTLS"}, where nobody on the way can read it` }]),
          { do: "act", what: `For now, leave out ${what}, and ${harmless}` },
          { do: "ask", whom: cut.encrypted === "yes" ? "mail-provider" : "network-admin", message: `Connections that carry outgoing mail are cut, without a reply of the mail server, each time the message holds ${what}. Messages of the same size with other words pass. Which device or filter reads outgoing mail here, and what does its log say at the time of the measurements?` },
        ],
        proveBy: ["letter-cut"],
      };
    }
    return {
    who: "network-admin",
    steps: [
      { do: "act", what: "Run cantsend with --bisect and the message that does not go out (saved as a file): it finds the part that makes the line be cut, with messages to yourself alone" },
      { do: "act", what: "Send two messages of about the same size to yourself: one of plain neutral words, one with the text or attachment in doubt. If only the second one breaks, it is the content; if both break, it is the size" },
      { do: "act", what: "Send the attachment as a link, or as another kind of file" },
      { do: "ask", whom: "network-admin", message: "Outgoing messages with a certain content are cut off in the middle without a reply of the mail server. Which device inspects outgoing mail here, and what does its log say?" },
    ],
    proveBy: ["smtp-canary"],
    };
  },
};
