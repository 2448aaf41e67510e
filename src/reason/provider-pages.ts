import type { CaseFile } from "../model/case-file.ts";
import type { Step } from "../model/diagnosis.ts";
import { providerInQuestion, wordsOf } from "./words.ts";

/** Where a provider keeps what remedies send people to. Only what its own help pages say; last compared 2026-11-23. */
export interface ProviderPages {
  readonly name: string;
  /** The place where an app password is made, and what it is called there. */
  readonly appPassword?: { readonly what: string; readonly url?: string };
  /** The switch that admits mail programs. */
  readonly access?: { readonly what: string; readonly url?: string };
  /** What the user name has to be, where it is peculiar. */
  readonly userName?: string;
  /** The allowance of messages, as the provider publishes it. */
  readonly allowance?: string;
}

const unitedInternet: Pick<ProviderPages, "access" | "appPassword"> = {
  access: { what: "the web mail, Settings, POP3/IMAP: allow access by POP3 and IMAP (it also admits sending)" },
  appPassword: { what: "the account's security settings in the web: application-specific passwords (needed once two-factor sign-in is on)" },
};

const pages: Readonly<Record<string, ProviderPages>> = {
  google: {
    name: "Google",
    appPassword: { what: "the Google account, Security, 2-Step Verification, App passwords: 16 letters, typed without blanks", url: "https://myaccount.google.com/apppasswords" },
    allowance: "about 500 messages a day for a personal account, about 2,000 for Google Workspace",
  },
  microsoft365: {
    name: "Microsoft 365",
    access: { what: "the Microsoft 365 admin center, Users, Active users, the user, Mail, Manage email apps: Authenticated SMTP", url: "https://admin.microsoft.com" },
  },
  outlook: { name: "Outlook.com", access: { what: "Outlook.com in the web, Settings, Mail, Forwarding and IMAP: let devices and apps use POP and IMAP", url: "https://outlook.live.com/mail/0/options/mail/popImap" } },
  yahoo: { name: "Yahoo", appPassword: { what: "Yahoo account security: Generate app password", url: "https://login.yahoo.com/account/security" } },
  aol: { name: "AOL", appPassword: { what: "AOL account security: Generate app password", url: "https://login.aol.com/account/security" } },
  apple: {
    name: "Apple",
    appPassword: { what: "the Apple account, Sign-In and Security, App-Specific Passwords", url: "https://account.apple.com" },
    userName: "the primary @icloud.com, @me.com or @mac.com address in full, also where mail is sent from an own domain",
  },
  fastmail: { name: "Fastmail", appPassword: { what: "Fastmail, Settings, Privacy & Security: app passwords", url: "https://app.fastmail.com/settings/security" }, userName: "the login address of the account, not an alias" },
  zoho: { name: "Zoho", appPassword: { what: "the Zoho account, Security, App Passwords", url: "https://accounts.zoho.com" }, access: { what: "Zoho Mail, Settings, Mail Accounts: IMAP/POP access" } },
  gmx: { name: "GMX", ...unitedInternet },
  webde: { name: "WEB.DE", ...unitedInternet },
  mailcom: { name: "mail.com", ...unitedInternet },
  "t-online": { name: "Telekom", appPassword: { what: "the Telekom customer centre: the separate password for e-mail programs" } },
  free: { name: "Free", access: { what: "the subscriber's pages, management of authenticated SMTP (it is off until it is switched on for each mailbox)" } },
  qq: { name: "QQ Mail", appPassword: { what: "QQ Mail in the web, Settings, Account: switch on POP3/SMTP or IMAP/SMTP and take the authorisation code shown there" }, access: { what: "QQ Mail in the web, Settings, Account: switch on POP3/SMTP or IMAP/SMTP" } },
  netease: { name: "NetEase Mail", appPassword: { what: "the web mail, Settings, POP3/SMTP/IMAP: switch it on and take the authorisation code" }, access: { what: "the web mail, Settings, POP3/SMTP/IMAP: switch the service on" } },
  yandex: { name: "Yandex", appPassword: { what: "Yandex ID, Security, App passwords: one for mail", url: "https://id.yandex.com/security/app-passwords" }, access: { what: "Yandex Mail, Settings, Email clients: allow access from the server with mail programs" } },
  "mail-ru": { name: "Mail.ru", appPassword: { what: "the Mail.ru account, Security, passwords for external applications" } },
  naver: { name: "Naver", access: { what: "Naver Mail, Settings, POP3/IMAP: use it" } },
};

/** What is known of a provider. */
export function pagesOf(id: string | undefined): ProviderPages | undefined {
  return id === undefined ? undefined : pages[id];
}

/** What is known of the provider whose server refuses. */
export function pagesFor(caseFile: CaseFile): ProviderPages | undefined {
  return pagesOf(providerInQuestion(wordsOf(caseFile)));
}

/** The step that opens a provider's page, in its own words where they are known. */
export function openPage(page: { readonly what: string; readonly url?: string } | undefined, otherwise: string): Step {
  return { do: "open", what: page?.what ?? otherwise, ...(page?.url === undefined ? {} : { url: page.url }) };
}
