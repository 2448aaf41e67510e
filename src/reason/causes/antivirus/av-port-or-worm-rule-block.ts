import type { Cause } from "../../cause.ts";

export const avPortOrWormRuleBlock: Cause = {
  id: "av-port-or-worm-rule-block",
  title: "A rule of the antivirus program forbids this program to send mail",
  maturity: "experimental",
  requires: ["security-product-watches-connections"],
  requiresOneOf: ["own-machine-withholds-packets", "this-machine-sends-the-refusal", "connection-is-not-permitted"],
  shownBy: ["reported-names-an-antivirus"],
  supportedBy: { "this-machine-sends-the-refusal": "strong", "own-machine-withholds-packets": "strong", "connection-is-not-permitted": "fair", "security-product-watches-connections": "strong" },
  // A rule that stands in the system's own packet filter is nobody's secret: then that rule is the cause.
  excludedBy: ["own-rule-stops-the-connection"],
  neighbours: ["net-host-firewall-egress", "net-local-sandbox-policy", "av-outgoing-scan-block", "av-tls-interception"],
  remedy: () => ({
    who: "network-admin",
    steps: [
      { do: "open", what: "The log of the antivirus program: look for a blocked port 25, 465 or 587 at the time of the failure, and for the name of the rule" },
      { do: "act", what: "Add the program that sends to the exceptions of just that rule (McAfee or Trellix: Access Protection, 'Prevent mass mailing worms from sending mail', excluded processes; Kaspersky, ESET, Norton: application rules of the firewall)" },
      { do: "act", what: "Leave the protection itself switched on" },
    ],
    proveBy: ["tcp-connect"],
  }),
};
