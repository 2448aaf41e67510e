import { type Route, submissionInQuestion } from "../model/route.ts";
import { operatorOf } from "./compare.ts";

/** An operator that keeps each account at one of several servers, where a right password is a wrong one at all the others. */
export interface EndpointFamily {
  readonly name: string;
  /** The part of a host name that says where the account lives; hosts that agree in it serve the same accounts. */
  place(host: string): string;
  /** Where one can see to which server an account belongs. */
  readonly whereToLook: string;
}

/** A family that was looked up in what its operator says of itself. */
interface KnownFamily extends EndpointFamily {
  readonly hosts: RegExp;
  readonly source: string;
  readonly lastReviewed: string;
}

const families: readonly KnownFamily[] = [
  {
    name: "Zoho Mail",
    hosts: /^smtp(pro)?\.zoho\.(com|eu|in|jp|sa|com\.au|com\.cn)$/,
    // smtp for addresses at Zoho itself, smtppro for domains of one's own: both know the accounts of their region.
    place: (host) => host.replace(/^smtp(pro)?\./, ""),
    whereToLook: "Sign in at mail.zoho.com in a browser: the address that you end up at (zoho.eu, zoho.in, ...) is your region.",
    source: "https://www.zoho.com/mail/help/zoho-smtp.html",
    lastReviewed: "2026-11-23",
  },
  {
    name: "Amazon SES",
    hosts: /^email-smtp(-fips)?\.[a-z0-9-]+\.amazonaws\.com$/,
    place: (host) => host.replace(/^email-smtp(-fips)?\./, ""),
    whereToLook: "In the AWS console, the region at the top right of the page where the SMTP credentials were made. SMTP credentials count for that region only.",
    source: "https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html",
    lastReviewed: "2026-11-23",
  },
  {
    name: "GMX",
    hosts: /^mail\.gmx\.(net|com)$/,
    place: (host) => host,
    whereToLook: "Addresses at gmx.de, gmx.net, gmx.at and gmx.ch use mail.gmx.net; those at gmx.com and its relatives use mail.gmx.com.",
    source: "https://autoconfig.thunderbird.net/v1.1/gmx.com",
    lastReviewed: "2026-11-23",
  },
  {
    name: "Tencent Mail",
    hosts: /^smtp\.(exmail\.)?qq\.com$/,
    place: (host) => host,
    whereToLook: "Addresses at qq.com and foxmail.com use smtp.qq.com; addresses of a company use smtp.exmail.qq.com.",
    source: "https://github.com/nodemailer/nodemailer/blob/master/lib/well-known/services.json",
    lastReviewed: "2026-11-23",
  },
];

/** The operator whose accounts are divided between this host and its sisters. */
export function sistersOf(host: string): EndpointFamily | undefined {
  return families.find((family) => family.hosts.test(host.toLowerCase()));
}

/**
 * The family of the server in question: a known one, or, where the mail domain's own records name another server of the very same
 * operator, those two.
 */
export function familyInQuestion(routes: readonly Route[]): EndpointFamily | undefined {
  const route = submissionInQuestion(routes);
  if (route?.source !== "in-use") return undefined;
  const known = sistersOf(route.host);
  if (known !== undefined) return known;
  const named = vouchedFor(routes);
  if (named.length === 0 || named.some((one) => one.host === route.host)) return undefined;
  const operator = operatorOf(route.host);
  if (!named.some((one) => operatorOf(one.host) === operator)) return undefined;
  return { name: operator, place: (host) => host, whereToLook: `Ask ${operator}, or look in its help pages, which outgoing server belongs to your account.` };
}

/** Does a host belong to this family? */
export function isOfFamily(host: string, family: EndpointFamily): boolean {
  return (sistersOf(host)?.name ?? operatorOf(host)) === family.name;
}

/** The outgoing servers that the mail domain's records or its provider name. */
export function vouchedFor(routes: readonly Route[]): readonly Route[] {
  return routes.filter((one) => one.protocol === "smtp" && ["provider-data", "autoconfig", "ispdb", "autodiscover", "srv", "mx"].includes(one.source));
}
