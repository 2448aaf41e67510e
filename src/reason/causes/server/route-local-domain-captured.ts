import type { Cause } from "../../cause.ts";

export const routeLocalDomainCaptured: Cause = {
  id: "route-local-domain-captured",
  title: "Server that takes a domain for its own although its mail lives elsewhere",
  maturity: "confirmed",
  requires: ["reply-says-domain-is-held-locally"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["rcpt-address-invalid"],
  atMost: "likely",
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Take the domain off the server's list of its own domains: mydestination, virtual_mailbox_domains or relay_domains in Postfix, local_domains in Exim" },
        { do: "act", what: "In cPanel set Email Routing of the domain to Remote Mail Exchanger; in Plesk switch the mail service of the domain off; in DirectAdmin clear Use this server to handle my e-mails" },
        { do: "act", what: "For a loop: look where the MX points, and that it is not the server itself under a name that it does not know" },
      ],
      proveBy: [],
    };
  },
};
