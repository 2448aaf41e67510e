import type { Cause } from "../../cause.ts";

export const polOwnServerRejectsClients: Cause = {
  id: "pol-own-server-rejects-clients",
  title: "Own server that applies its checks for strangers to its own users",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["own-server-refuses-its-user-by-a-list", "reply-says-list-cannot-be-asked"],
  supportedBy: { "own-server-refuses-its-user-by-a-list": "strong" },
  excludedBy: ["listed-address-is-the-servers"],
  neighbours: ["rep-dnsbl-listed", "dns-ptr-missing"],
  atMost: "likely",
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Put the checks for strangers behind the exception for users: in Postfix permit_mynetworks and permit_sasl_authenticated come before reject_rbl_client and reject_unknown_client_hostname" },
        { do: "act", what: "Let users hand in mail on 465 or 587 only, where these checks are switched off (Postfix: -o smtpd_client_restrictions=permit_sasl_authenticated,reject in master.cf)" },
        { do: "act", what: "Where the list answers with an error: ask it by a resolver of your own instead of a public one, or with a key of the list" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
