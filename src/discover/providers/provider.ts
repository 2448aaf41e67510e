import type { Route, Security } from "../../model/route.ts";

/** One way in or out at a provider. */
export type Door = Pick<Route, "protocol" | "host" | "port" | "security">;

/** What we know of one mail provider, each fact looked up where `source` says. */
export interface MailProvider {
  readonly id: string;
  readonly name: string;
  /** The mail domains that its users have; empty for a hoster, whose customers bring their own. */
  readonly domains: readonly string[];
  /** Host name suffixes of its mail exchangers, by which domains of its customers are recognised; empty where it serves its own domains only. */
  readonly exchangers: readonly string[];
  readonly routes: readonly Door[];
  /** Which form of the user name the outgoing server wants. */
  readonly user: "address" | "local-part" | "either";
  /** Where a password for programs is made, where the account password is not taken. */
  readonly appPasswordPage?: string;
  /** Where sending by programs must first be switched on. */
  readonly switchOnPage?: string;
  readonly source: string;
  /** The day on which somebody last compared the row with its source, RFC 3339. */
  readonly lastReviewed: string;
}

/** The day of the review that all rows went through together. */
export const reviewed = "2026-11-23";

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
