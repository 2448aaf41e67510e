import type { Cause } from "../../cause.ts";
import { openPage, pagesFor } from "../../provider-pages.ts";

export const authProtocolAccessDisabled: Cause = {
  id: "auth-protocol-access-disabled",
  title: "Access by mail programs not switched on at the provider",
  maturity: "confirmed",
  requires: ["reply-says-access-is-off"],
  shownBy: ["only-web-mail-accepts-the-pair"],
  supportedBy: { "reply-says-access-is-off": "strong", "login-is-refused": "weak", "provider-admits-programs-by-a-switch": "weak" },
  excludedBy: ["account-can-send", "login-is-accepted"],
  neighbours: ["auth-bad-password", "auth-smtp-auth-disabled", "auth-app-password-required"],
  // By the user's word alone an app password may be wanted as well, or the password mistyped here.
  atMost: "possible",
  provenBy: ["reply-says-access-is-off", "provider-admits-programs-by-a-switch"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        openPage(pagesFor(caseFile)?.access, "the web mail, its settings for POP3, IMAP and SMTP (mail programs): switch access on"),
        { do: "wait", how: "some minutes; some providers take up to an hour" },
        { do: "act", what: "Where the provider shows an authorisation code when access is switched on: use that code as the password in the mail program" },
      ],
      proveBy: ["smtp-login", "access-login"],
    };
  },
};
