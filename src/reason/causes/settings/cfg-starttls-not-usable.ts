import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import type { Cause } from "../../cause.ts";
import { hostInWords, setBestRoute } from "../../remedies.ts";

function steps(caseFile: CaseFile): readonly Step[] {
  const better = setBestRoute(caseFile, (about, from) => about.host === from.host && about.security === "tls");
  const ask: Step = { do: "ask", whom: "mail-provider", message: `${hostInWords(caseFile)} does not encrypt by STARTTLS on this port. Please switch it on with a valid certificate, or tell me the port for SSL/TLS.` };
  return better.length > 0 ? better : [ask, { do: "act", what: "Send over the provider's web page until then, and keep encryption switched on: without it the password would travel in the open." }];
}

/** The mail program insists on STARTTLS, and the server does not offer it or cannot do it. */
export const cfgStarttlsNotUsable: Cause = {
  id: "cfg-starttls-not-usable",
  title: "STARTTLS chosen where the server cannot do it",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["starttls-is-absent", "starttls-is-refused"],
  supportedBy: { "sibling-port-works": "fair" },
  // What is missing at unrelated servers too was taken away on the way.
  excludedBy: ["account-can-send", "encryption-is-off-in-settings", "starttls-is-missing-elsewhere-too", "reply-says-filter-does-not-answer", "starttls-is-offered-elsewhere"],
  neighbours: ["net-smtp-inspection-proxy", "net-transparent-smtp-redirect", "cfg-wrong-port"],
  remedy: (caseFile) => ({ who: "you", steps: steps(caseFile), proveBy: ["smtp-starttls", "smtp-hello-tls", "smtp-login"] }),
};
