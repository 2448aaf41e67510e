import type { CaseFile } from "../../model/case-file.ts";
import type { TlsFacts } from "../../model/observation.ts";

/** Something that will stop working by itself on a known day. */
export interface Expiry {
  readonly what: "certificate" | "token" | "domain" | "policy";
  /** The server, the account, the domain or the provider that it is about. */
  readonly about: string;
  /** When it ends, RFC 3339. */
  readonly ends: string;
  /** One clause: what ends, and what to do in time. */
  readonly words: string;
}

/** A date by which a provider's policy stops a way of sending that works today. */
export interface PolicyDate {
  readonly host: string;
  readonly mechanism: "password" | "any";
  readonly ends: string;
  readonly words: string;
  readonly source: string;
  readonly lastReviewed: string;
}

/** Known dates of providers' policies, each with where it was announced. */
export const policyDates: readonly PolicyDate[] = [
  {
    host: "smtp.office365.com",
    mechanism: "password",
    ends: "2026-12-31T00:00:00Z",
    words: "Microsoft 365 switches SMTP logins with a password off by default; move the program to OAuth 2.0, or have the administrator switch it on again for the time that is left",
    source: "https://techcommunity.microsoft.com/blog/exchange/exchange-online-to-retire-basic-auth-for-client-submission-smtp-auth/4114750",
    lastReviewed: "2026-11-24",
  },
];

function certificates(caseFile: CaseFile): readonly Expiry[] {
  const found = new Map<string, Expiry>();
  for (const one of caseFile.observations) {
    if (!one.ok || (one.kind !== "tls-handshake" && one.kind !== "access-tls") || one.about.on !== "endpoint") continue;
    const [leaf] = (one.saw as TlsFacts).chain;
    if (leaf === undefined) continue;
    const about = `${one.about.host}:${one.about.port}`;
    const known = found.get(about);
    // Several addresses can show several certificates: the first to end counts.
    if (known !== undefined && Date.parse(known.ends) <= Date.parse(leaf.validTo)) continue;
    found.set(about, { what: "certificate", about, ends: new Date(leaf.validTo).toISOString(), words: `the certificate of ${about} ends; whoever runs that server must renew it and load the new one` });
  }
  return [...found.values()];
}

function registrations(caseFile: CaseFile): readonly Expiry[] {
  return caseFile.observations.flatMap((one): Expiry[] => (one.kind === "domain-age" && one.ok && one.saw.ends !== undefined && one.about.on === "name" ? [{ what: "domain", about: one.about.name, ends: new Date(one.saw.ends).toISOString(), words: `the registration of ${one.about.name} ends, by the word of ${one.saw.registry}; renew it at the registrar, and see that the way of paying still holds` }] : []));
}

function policies(caseFile: CaseFile): readonly Expiry[] {
  const route = caseFile.routes.find((one) => one.protocol === "smtp" && one.source === "in-use") ?? caseFile.routes.find((one) => one.protocol === "smtp");
  const kind = caseFile.target.credential?.kind;
  return policyDates
    .filter((one) => one.host === route?.host && (one.mechanism === "any" || kind === "password"))
    .map((one) => ({ what: "policy", about: one.host, ends: one.ends, words: one.words }));
}

/** Everything in a case file that ends on a known day, the earliest first. */
export function expiries(caseFile: CaseFile): readonly Expiry[] {
  return [...certificates(caseFile), ...registrations(caseFile), ...policies(caseFile)].sort((a, b) => Date.parse(a.ends) - Date.parse(b.ends));
}

/** The lead time that has just been reached: the shortest of those that the end is within, or undefined while it is further off. */
export function leadReached(expiry: Expiry, nowMs: number, leadsMs: readonly number[]): number | undefined {
  const left = Date.parse(expiry.ends) - nowMs;
  return [...leadsMs].sort((a, b) => a - b).find((lead) => left <= lead);
}
