import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import type { Cause } from "../../cause.ts";
import { mailboxDomain } from "../../remedies.ts";

/** The name that was said and, where the server took another one, that one. */
function names(caseFile: CaseFile): { said: string | undefined; accepted: string | undefined } {
  for (const one of caseFile.observations) {
    if ((one.kind !== "smtp-hello" && one.kind !== "smtp-hello-tls") || !one.ok || one.saw.reply.code === 250) continue;
    const { said, retry } = one.saw;
    return { said, accepted: retry?.reply.code === 250 ? retry.said.replace(/^(EHLO|HELO) /, "") : undefined };
  }
  return { said: caseFile.target.ehloName, accepted: undefined };
}

function steps(caseFile: CaseFile): readonly Step[] {
  const { said, accepted } = names(caseFile);
  const to = `the full name of this machine, such as laptop.${mailboxDomain(caseFile)}${accepted === undefined ? "" : `, or ${accepted}, which the server accepts`}`;
  return [
    { do: "set", field: "name in EHLO (HELO name, local host name)", ...(said === undefined ? {} : { from: said }), to },
    { do: "act", what: "If the mail program has no such setting: give the computer a name of letters, digits and hyphens only, without blanks and underscores, and restart the program." },
  ];
}

/** The server refuses the name by which the mail program introduces itself. */
export const cfgHeloInvalid: Cause = {
  id: "cfg-helo-invalid",
  title: "Unacceptable name in the EHLO greeting",
  maturity: "confirmed",
  requires: ["hello-name-is-refused"],
  supportedBy: {},
  // The login may well work under another name: that does not clear the one in the settings.
  excludedBy: [],
  neighbours: ["pol-relay-denied-source"],
  remedy: (caseFile) => ({ who: "you", steps: steps(caseFile), proveBy: ["smtp-hello", "smtp-hello-tls", "smtp-envelope"] }),
};
