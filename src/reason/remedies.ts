import type { CaseFile } from "../model/case-file.ts";
import type { Step } from "../model/diagnosis.ts";
import type { EndpointSubject } from "../model/observation.ts";
import { type Security, submissionInQuestion } from "../model/route.ts";
import { policyOf } from "./port-policies.ts";

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

/** A route in the three words that settings have for it. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
}

/** The first route that was seen to work up to the login, with a certificate that proves the host, among those that fit. */
export function workingAt(caseFile: CaseFile, fits: (about: Settings) => boolean): Settings | undefined {
  const handshakes = caseFile.observations.filter((one) => one.kind === "tls-handshake");
  const proven = (about: EndpointSubject) =>
    handshakes.some((one) => one.ok && one.saw.verifyError === undefined && one.saw.nameMatches === "yes" && one.about.on === "endpoint" && one.about.host === about.host && one.about.port === about.port && one.about.security === about.security);
  for (const one of caseFile.observations) {
    if (one.kind !== "smtp-hello-tls" || !one.ok || one.saw.offer.auth.length === 0 || one.about.on !== "endpoint") continue;
    const { host, port, security } = one.about;
    if (one.about.protocol === "smtp" && proven(one.about) && fits({ host, port, security })) return { host, port, security };
  }
  return undefined;
}

/** Steps that change the settings from one route to another; without the old one, all three are named. */
export function setRoute(from: Settings | undefined, to: Settings): readonly Step[] {
  const steps: Step[] = [];
  if (from?.host !== to.host) steps.push({ do: "set", field: "outgoing server (SMTP)", ...(from === undefined ? {} : { from: from.host }), to: to.host });
  if (from?.port !== to.port) steps.push({ do: "set", field: "port", ...(from === undefined ? {} : { from: String(from.port) }), to: String(to.port) });
  if (from?.security !== to.security) steps.push({ do: "set", field: "connection security", ...(from === undefined ? {} : { from: securityWords[from.security] }), to: securityWords[to.security] });
  return steps;
}

/** Steps that set the outgoing server to what was seen to work. */
export function setWorkingRoute(caseFile: CaseFile): readonly Step[] {
  const { from, to } = workingRoute(caseFile);
  return to === undefined ? [] : setRoute(from, to);
}

/** The settings in question, and steps that set the best of what works: among the routes that fit first, then any. */
export function setBestRoute(caseFile: CaseFile, fits: (about: Settings, from: Settings) => boolean): readonly Step[] {
  const from = submissionInQuestion(caseFile.routes);
  if (from === undefined) return [];
  const to = workingAt(caseFile, (about) => fits(about, from));
  return to === undefined ? setWorkingRoute(caseFile) : setRoute(from, to);
}

/** Steps that keep host and port and change the connection security: to the mode that was seen to work, else to the given one. */
export function setMode(caseFile: CaseFile, mode: Security): readonly Step[] {
  const from = submissionInQuestion(caseFile.routes);
  if (from === undefined) return [];
  return setRoute(from, workingAt(caseFile, (about) => about.host === from.host && about.port === from.port && about.security !== from.security) ?? { ...from, security: mode });
}

/** The host in question, or a word for it. */
export function hostInWords(caseFile: CaseFile): string {
  return submissionInQuestion(caseFile.routes)?.host ?? "the outgoing server";
}

/** The user name that sending logs in with, or the address where nobody said. */
export function submissionUser(caseFile: CaseFile): string {
  return caseFile.target.credential?.submissionUser ?? mailbox(caseFile);
}

/** The address of the mailbox, or a word to be replaced by it: a pasted text has none. */
export function mailbox(caseFile: CaseFile): string {
  return caseFile.target.address === "" ? "YOUR-ADDRESS" : caseFile.target.address;
}

/** The address that mail is sent from, or a word to be replaced by it. */
export function sender(caseFile: CaseFile): string {
  return caseFile.target.from === "" ? mailbox(caseFile) : caseFile.target.from;
}

/** The domain of the mailbox, or a word to be replaced by it. */
export function mailboxDomain(caseFile: CaseFile): string {
  return caseFile.target.domain === "" ? "YOUR-DOMAIN" : caseFile.target.domain;
}

/** The outgoing server by name, for sentences. */
export function serverName(caseFile: CaseFile): string {
  return submissionInQuestion(caseFile.routes)?.host ?? "the outgoing server";
}

/** How the hoster of this machine opens its mail ports, where the machine tells whose it is and that is known. */
export function liftedBy(caseFile: CaseFile): readonly Step[] {
  const hoster = caseFile.observations.flatMap((one) => (one.kind === "machine-interfaces" && one.ok ? [one.saw.hoster] : []))[0];
  const policy = policyOf(hoster);
  return policy === undefined || policy.closedPorts.length === 0 ? [] : [{ do: "act", what: `At ${policy.hoster}, where this machine is rented: ${policy.howToLift} (${policy.source})` }];
}
