import { isIP } from "node:net";
import type { Cause } from "../../cause.ts";
import { listingsOf } from "../../listings.ts";

export const repDnsblListed: Cause = {
  id: "rep-dnsbl-listed",
  title: "Sending address on a public block list",
  maturity: "confirmed",
  requires: ["reply-says-block-list"],
  shownBy: ["sending-address-is-listed"],
  supportedBy: {},
  excludedBy: ["own-server-refuses-its-user-by-a-list"],
  neighbours: ["rep-ip-receiver-block", "pol-own-server-rejects-clients", "rep-own-server-abused"],
  atMost: "likely",
  remedy(caseFile) {
    const listings = listingsOf(caseFile, (name) => isIP(name) !== 0);
    return {
      who: "you",
      steps: [
        { do: "act", what: "Look at the address in the server's words. Is it the line of your home? Then send by your provider's submission server with a login (port 465 or 587): home lines stand on such lists as a rule, and it does not matter there" },
        { do: "act", what: "Is it your own mail server? Find and stop what sent spam by it (queue, logins, forms of web pages) before anything else" },
        ...(listings.length === 0
          ? [{ do: "open" as const, what: "the page of the block list that the server's words name: it says why the address is listed and how it is taken off" }]
          : listings.map(({ name, list, removal }) => ({ do: "open" as const, what: `the page of ${list}, which says why ${name} is listed and how it is taken off`, url: removal }))),
        { do: "ask", whom: "mail-provider", message: "Your outgoing server stands on a block list, as the receiver's words show. Please have it taken off." },
      ],
      proveBy: listings.length > 0 ? ["block-list"] : ["smtp-envelope"],
    };
  },
};
