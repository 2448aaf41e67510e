import { accountAt, type Fault } from "../fault.ts";

export const accessNotSwitchedOnGmx: Fault = {
  id: "access-not-switched-on-gmx",
  title: "The owner of the mailbox at GMX has not switched on access by programs",
  expects: "auth-protocol-access-disabled",
  user: accountAt("gmx.de", "mail.gmx.net", "imap.gmx.net"),
  build: (world) =>
    world.provider({
      submission: { greeting: "220 gmx.net (mrgmx105) Nemesis ESMTP Service ready", login: () => "535 Authentication credentials invalid" },
      imap: { login: () => "[AUTHENTICATIONFAILED] authentication failed" },
    }),
};
