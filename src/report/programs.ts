import type { Step } from "../model/diagnosis.ts";

/** Where a mail program keeps the settings of the outgoing server, by its own menus. Reviewed 2026-11-24, each with the page that says so. */
export interface ProgramPlace {
  readonly program: string;
  readonly outgoing: string;
  readonly password: string;
}

/** The programs that most people use. */
export const programPlaces: readonly ProgramPlace[] = [
  // freeemailtutorials.com/mozillaThunderbird/outgoingServersSMTP.php
  { program: "Thunderbird", outgoing: "Account Settings > Outgoing Server (SMTP) > the server > Edit", password: "Settings > Privacy & Security > Saved Passwords" },
  // Microsoft's "Change or update email account settings in Outlook for Windows"
  { program: "Outlook (classic)", outgoing: "File > Account Settings > Account Settings > the account > Change: the server; More Settings > Advanced: port and encryption", password: "File > Account Settings > Account Settings > the account > Change: Logon Information" },
  // support.tigertech.net/ios-password (iOS 18 and later: two places)
  { program: "iPhone, iPad", outgoing: "Settings > Apps > Mail > Mail Accounts > the account > Account Settings > SMTP > the primary server", password: "Settings > Apps > Mail > Mail Accounts > the account > Account Settings: the password of the incoming server, and again under SMTP > the primary server" },
  // support.apple.com/guide/mail/cpmlprefsmtpserver ("Preferences" up to macOS 12)
  { program: "Apple Mail (Mac)", outgoing: "Mail > Settings > Accounts > the account > Server Settings > the menu of the outgoing account > Edit SMTP Server List", password: "Mail > Settings > Accounts > the account > Server Settings; for sending also in the menu of the outgoing account > Edit SMTP Server List" },
  // cruzio.com, Samsung Email
  { program: "Samsung Email", outgoing: "the three lines > the gear > the account > Server settings: the outgoing server", password: "the three lines > the gear > the account > Server settings" },
  // euronic.help "Changing the email servers - Outlook"
  { program: "Outlook (Android)", outgoing: "cannot be changed there: remove the account and add it anew (mail fetched by POP is lost with it)", password: "remove the account and add it anew (mail fetched by POP is lost with it)" },
];

/** The places that a remedy sends people to: none unless it changes a setting of the mail program. */
export function placesFor(steps: readonly Step[]): readonly { readonly program: string; readonly path: string }[] {
  const set = steps.filter((step) => step.do === "set");
  if (set.length === 0) return [];
  const password = set.every((step) => /password|token/i.test(step.field));
  return programPlaces.map(({ program, outgoing, password: secrets }) => ({ program, path: password ? secrets : outgoing }));
}
