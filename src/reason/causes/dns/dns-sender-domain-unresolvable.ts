import type { Cause } from "../../cause.ts";
import { mailbox, mailboxDomain, sender } from "../../remedies.ts";

/** The server refuses the sender because nobody can find the domain of its address. */
export const dnsSenderDomainUnresolvable: Cause = {
  id: "dns-sender-domain-unresolvable",
  title: "Sender address whose domain cannot be found",
  maturity: "confirmed",
  requires: ["sender-domain-cannot-be-answered"],
  supportedBy: { "sender-domain-is-refused": "fair", "domain-has-no-mail-server": "strong", "sender-domain-does-not-resolve": "strong" },
  excludedBy: ["account-can-send"],
  neighbours: ["pol-sender-not-owned"],
  remedy: (caseFile) => {
    const [from, address] = [sender(caseFile), mailbox(caseFile)];
    const domain = from.includes("@") ? from.slice(from.lastIndexOf("@") + 1) : mailboxDomain(caseFile);
    return {
      who: from === address ? "domain-owner" : "you",
      steps: [
        ...(from === address ? [] : [{ do: "set", field: "sender address (From, envelope sender)", from, to: address } as const]),
        { do: "act", what: `If the address is right: see whether ${domain} has expired at its registrar, and whether its name servers answer.` },
        { do: "publish", name: domain, type: "MX", value: "10 and the name of the server that receives mail for the domain" },
        { do: "act", what: "In a program or on a server that sends by itself: replace senders such as root@localhost or user@host.localdomain by a real address." },
      ],
      proveBy: ["dns-answer", "smtp-envelope"],
    };
  },
};
