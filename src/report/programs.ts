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
  // slipsum.com/how-to-change-smtp-settings-in-outlook
  { program: "Outlook (classic)", outgoing: "File > Account Settings > Account Settings > double-click the account > More Settings > Outgoing Server and Advanced", password: "File > Account Settings > Account Settings > double-click the account" },
  // support.tigertech.net/ios-password (iOS 18 and later: two places)
  { program: "iPhone, iPad", outgoing: "Settings > Apps > Mail > Mail Accounts > the account > Account Settings > SMTP > the primary server", password: "Settings > Apps > Mail > Mail Accounts > the account > Account Settings: the password of the incoming server, and again under SMTP > the primary server" },
  // support.apple.com/guide/mail/cpmlprefsmtpserver ("Preferences" up to macOS 12)
  { program: "Apple Mail (Mac)", outgoing: "Mail > Settings > Accounts > the account > Server Settings > the menu of the outgoing account > Edit SMTP Server List", password: "Mail > Settings > Accounts > the account > Server Settings; for sending also in the menu of the outgoing account > Edit SMTP Server List" },
];

/** The places that a remedy sends people to: none unless it changes a setting of the mail program. */
export function placesFor(steps: readonly Step[]): readonly { readonly program: string; readonly path: string }[] {
  const set = steps.filter((step) => step.do === "set");
  if (set.length === 0) return [];
  const password = set.every((step) => /password|token/i.test(step.field));
  return programPlaces.map(({ program, outgoing, password: secrets }) => ({ program, path: password ? secrets : outgoing }));
}
