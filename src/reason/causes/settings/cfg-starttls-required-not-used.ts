import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";
import { securityWords, setBestRoute } from "../../remedies.ts";

/** Where the settings ask for encryption already, the program does not do what they say. */
function steps(caseFile: CaseFile): readonly Step[] {
  const from = submissionInQuestion(caseFile.routes);
  if (from === undefined || from.security === "none") return setBestRoute(caseFile, (about, is) => about.host === is.host);
  return [
    { do: "set", field: "connection security", from: "none, or \"if available\"", to: securityWords[from.security] },
    { do: "act", what: "In a script or an appliance, look for the switch that turns STARTTLS or TLS on: the error says that the program did not use it." },
  ];
}

/** The server takes nothing before STARTTLS, and the mail program does not send it. */
export const cfgStarttlsRequiredNotUsed: Cause = {
  id: "cfg-starttls-required-not-used",
  title: "Encryption switched off where the server demands it",
  maturity: "confirmed",
  requires: ["server-demands-tls-first"],
  supportedBy: { "encryption-is-off-in-settings": "strong", "same-port-works-in-the-other-mode": "fair", "account-can-send": "fair" },
  excludedBy: ["starttls-is-absent", "starttls-is-refused"],
  neighbours: ["cfg-auth-needs-tls", "cfg-auth-not-enabled-in-client", "cfg-starttls-not-usable"],
  remedy: (caseFile) => ({ who: "you", steps: steps(caseFile), proveBy: ["smtp-hello-tls", "smtp-login"] }),
};
