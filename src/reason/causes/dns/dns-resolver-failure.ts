import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import type { Cause } from "../../cause.ts";
import { hostInWords } from "../../remedies.ts";

/** A resolver that did answer, out of this case file. */
function goodResolver(caseFile: CaseFile): string | undefined {
  const good = caseFile.observations.find((one) => one.kind === "dns-answer" && one.ok && one.saw.answers.length > 0);
  return good?.about.on === "name" ? good.about.resolver : undefined;
}

function steps(caseFile: CaseFile): readonly Step[] {
  const good = goodResolver(caseFile);
  return [
    { do: "act", what: "Disconnect from the network and connect again, then restart the router: both fetch the address of a working DNS server anew." },
    ...(good === undefined ? [] : [{ do: "set", field: "DNS server of this machine or of the router", to: good } as const]),
    { do: "run", command: `nslookup ${hostInWords(caseFile)}`, os: "any" },
    { do: "act", what: "If a VPN or a filter program takes care of names on this machine, end it for a moment and try once more: then its settings are the place to look." },
  ];
}

/** This machine cannot look up names: its DNS server is silent, refuses, fails, denies every name, or says the same invented address for all. */
export const dnsResolverFailure: Cause = {
  id: "dns-resolver-failure",
  title: "Name server of this machine or network out of order",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["resolver-fails", "one-address-stands-for-all-names", "every-name-is-denied"],
  supportedBy: { "other-resolver-answers": "strong" },
  // That a second resolver led us to a login does not help the mail program, which asks the first. Where other names can be looked up, the name servers of this one domain are at fault, not ours.
  excludedBy: ["nothing-outside-answers", "other-names-resolve", "host-does-not-exist"],
  neighbours: ["net-container-no-egress"],
  remedy: (caseFile) => ({ who: "network-admin", steps: steps(caseFile), proveBy: ["system-lookup", "dns-answer"] }),
};
