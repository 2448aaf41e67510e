import type { Cause } from "../../cause.ts";

export const repOwnServerAbused: Cause = {
  id: "rep-own-server-abused",
  title: "Spam that leaves from the own server or account",
  maturity: "experimental",
  requires: ["reply-says-we-send-spam"],
  shownBy: ["login-sends-from-too-many-places"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["rep-ip-receiver-block", "rep-dnsbl-listed", "quota-sending-limit", "pol-sender-account-restricted"],
  remedy(caseFile) {
    const login = caseFile.observations.flatMap((one) => (one.kind === "login-use" && one.ok ? [one.saw.login] : []))[0];
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: `Stop it first: hold the queue (postsuper -h ALL), change the password of ${login ?? "the account that sends"}, sign out everywhere` },
        { do: "act", what: "Find the way in: the log of logins, web forms, programs of web sites that are out of date, forwarding rules that nobody made" },
        { do: "act", what: "Only then ask block lists to take the address off, or you are back on them within hours" },
      ],
      proveBy: [],
    };
  },
};
