import type { Route } from "../../model/route.ts";

/** What we know of one mail provider, each fact looked up where `source` says. */
export interface MailProvider {
  readonly id: string;
  readonly name: string;
  /** The mail domains that its users have. */
  readonly domains: readonly string[];
  /** Host name suffixes of its mail exchangers, by which domains of its customers are recognised. */
  readonly exchangers: readonly string[];
  readonly routes: readonly Pick<Route, "protocol" | "host" | "port" | "security">[];
  /** Which form of the user name the outgoing server wants. */
  readonly user: "address" | "local-part" | "either";
  /** Where a password for programs is made, where the account password is not taken. */
  readonly appPasswordPage?: string;
  /** Where sending by programs must first be switched on. */
  readonly switchOnPage?: string;
  readonly source: string;
  readonly lastReviewed: string;
}

const smtp = (host: string, port: 465 | 587) => ({ protocol: "smtp" as const, host, port, security: port === 465 ? ("tls" as const) : ("starttls" as const) });
const imap = (host: string) => ({ protocol: "imap" as const, host, port: 993, security: "tls" as const });

/** The providers, by id. */
export const providers: readonly MailProvider[] = [
  {
    id: "google",
    name: "Gmail",
    domains: ["gmail.com", "googlemail.com"],
    exchangers: ["google.com", "googlemail.com", "smtp.goog"],
    routes: [smtp("smtp.gmail.com", 465), smtp("smtp.gmail.com", 587), imap("imap.gmail.com")],
    user: "address",
    appPasswordPage: "https://myaccount.google.com/apppasswords",
    source: "https://support.google.com/mail/answer/7126229",
    lastReviewed: "2026-11-23",
  },
];

export function providerOf(domain: string): MailProvider | undefined {
  return providers.find((provider) => provider.domains.includes(domain.toLowerCase()));
}

export function providerById(id: string): MailProvider | undefined {
  return providers.find((provider) => provider.id === id);
}
