import type { Cause } from "../../cause.ts";

export const avClientPluginConflict: Cause = {
  id: "av-client-plugin-conflict",
  title: "Security add-on in the mail program that stops sending",
  maturity: "experimental",
  requires: [],
  requiresOneOf: ["report-names-a-security-add-on", "security-add-on-is-switched-on"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["client-software-bug", "av-outgoing-scan-block"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Start the mail program without add-ons: Outlook with outlook /safe, Thunderbird by Help, Troubleshoot Mode. If it sends then, an add-on is the cause" },
        { do: "act", what: "Switch the add-ons on again one by one, the security product's first to test" },
        { do: "act", what: "Update the one that is to blame; until then leave the add-on off. The virus scanner itself stays on: it does not need the add-on to protect the machine" },
      ],
      proveBy: [],
    };
  },
};
