import type { Route, Security } from "../../model/route.ts";

/** One way in or out at a provider. */
export type Door = Pick<Route, "protocol" | "host" | "port" | "security">;

/** A kind of login: the account's own password, one made for programs alone (also called app password, authorisation code or mail key), or OAuth 2.0. */
export type LoginKind = "password" | "app-password" | "oauth";

/** What we know of one mail provider, each fact looked up where `source` says. */
export interface MailProvider {
  readonly id: string;
  readonly name: string;
  /** The mail domains that its users have; empty for a hoster, whose customers bring their own. */
  readonly domains: readonly string[];
  /** Host name suffixes of its mail exchangers, by which domains of its customers are recognised; empty where it serves its own domains only. */
  readonly exchangers: readonly string[];
  readonly routes: readonly Door[];
  /** Which form of the user name the outgoing server wants; `assigned` is a name of the service's own making, such as a key's. */
  readonly user: "address" | "local-part" | "either" | "assigned";
  /** What the outgoing server takes for a login, the preferred one first; absent where nothing but the account's own password is known of. */
  readonly authentication?: readonly LoginKind[];
  /** Where a password for programs is made, where the account password is not taken. */
  readonly appPasswordPage?: string;
  /** Where sending by programs must first be switched on. */
  readonly switchOnPage?: string;
  /** What a person must know before these settings work, each with the day on which it was seen. */
  readonly notes?: readonly { readonly on: string; readonly text: string }[];
  /** `second-hand`: taken from another program's table or a stranger's page, not from the provider's own words or a database that is kept for the purpose; said wherever the row is shown. */
  readonly standing?: "second-hand";
  /** The provider's own page on these settings, as the source names it. */
  readonly page?: string;
  readonly source: string;
  /** The day on which somebody last compared the row with its source, RFC 3339. */
  readonly lastReviewed: string;
}

/** The day of the review that all rows went through together. */
export const reviewed = "2026-11-23";

/** The day on which the second half of the rows was added. */
export const reviewedAgain = "2026-11-24";

const submission: Readonly<Record<465 | 587, Security>> = { 465: "tls", 587: "starttls" };

/** The outgoing server, on one or both of the standard ports, the preferred one first. */
export const smtp = (host: string, ...ports: readonly (465 | 587)[]): Door[] => ports.map((port) => ({ protocol: "smtp", host, port, security: submission[port] }));

/** The incoming server, over TLS from the first byte. */
export const imap = (host: string): Door[] => [{ protocol: "imap", host, port: 993, security: "tls" }];

/** The incoming server of a provider without IMAP. */
export const pop = (host: string): Door[] => [{ protocol: "pop", host, port: 995, security: "tls" }];

/** A list written as words. */
export const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

/** Thunderbird's database of providers, which has one page a domain. */
export const ispdb = (domain: string) => `https://autoconfig.thunderbird.net/v1.1/${domain}`;

/** Delta Chat's database of providers, which has one page a provider. */
export const deltaChat = (page: string) => `https://providers.delta.chat/${page}`;

/** The database that the inventor of the ISPDB made anew in 2025 from the pages of the providers and tried on their servers; one file a provider, each naming the provider's own page. */
export const ispdbNet = (domain: string) => `https://github.com/mustang-im/ispdb/blob/main/isp/${domain}.xml`;

/** The table of the mail program FairEmail, which names the provider's own page for most of its rows. */
export const fairEmail = "https://github.com/M66B/FairEmail/blob/master/app/src/main/res/xml/providers.xml";

/** The table of the mail program Mailspring, much of it a copy of the ISPDB of its time. */
export const mailspring = "https://github.com/Foundry376/Mailspring/blob/master/app/internal_packages/onboarding/lib/mailspring-provider-settings.json";

/** The table of the mail program Quillbox. */
export const quillbox = "https://github.com/socrtwo/quillbox";
