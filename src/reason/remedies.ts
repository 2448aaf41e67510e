import type { CaseFile } from "../model/case-file.ts";
import type { Step } from "../model/diagnosis.ts";
import { type Security, submissionInQuestion } from "../model/route.ts";

// What remedies need to know of a case file to be exact. Pure, like everything here.

/** The settings in question, and those that were seen to work up to the login, the proven ones first. */
export function workingRoute(caseFile: CaseFile): { from: { host: string; port: number; security: Security } | undefined; to: { host: string; port: number; security: Security } | undefined } {
  const from = submissionInQuestion(caseFile.routes);
  const logins = caseFile.observations.filter((one) => one.kind === "smtp-login" && one.ok && one.saw.accepted === "yes");
  const hellos = caseFile.observations.filter((one) => one.kind === "smtp-hello-tls" && one.ok && one.saw.offer.auth.length > 0);
  for (const one of [...logins, ...hellos]) {
    if (one.about.on !== "endpoint") continue;
    const { host, port, security } = one.about;
    if (from === undefined || host !== from.host || port !== from.port || security !== from.security) return { from, to: { host, port, security } };
  }
  return { from, to: undefined };
}

/** The connection security as mail programs call it. */
export const securityWords: Readonly<Record<Security, string>> = {
  tls: "SSL/TLS",
  starttls: "STARTTLS",
  none: "none",
};

/** Steps that set the outgoing server to what was seen to work. */
export function setWorkingRoute(caseFile: CaseFile): readonly Step[] {
  const { from, to } = workingRoute(caseFile);
  if (to === undefined) return [];
  const steps: Step[] = [];
  if (from === undefined || from.host !== to.host) steps.push({ do: "set", field: "outgoing server (SMTP)", ...(from === undefined ? {} : { from: from.host }), to: to.host });
  if (from === undefined || from.port !== to.port) steps.push({ do: "set", field: "port", ...(from === undefined ? {} : { from: String(from.port) }), to: String(to.port) });
  if (from === undefined || from.security !== to.security) steps.push({ do: "set", field: "connection security", ...(from === undefined ? {} : { from: securityWords[from.security] }), to: securityWords[to.security] });
  return steps;
}
