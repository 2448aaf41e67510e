import type { Remedy } from "../../../model/diagnosis.ts";
import type { Cause } from "../../cause.ts";
import { openPage, pagesFor } from "../../provider-pages.ts";
import { serverName, submissionUser } from "../../remedies.ts";

export const authSmtpAuthDisabled: Cause = {
  id: "auth-smtp-auth-disabled",
  title: "Sending with a login switched off for the mailbox or organisation",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["reply-says-smtp-auth-is-off", "only-sending-refuses-the-pair"],
  supportedBy: { "reply-says-smtp-auth-is-off": "strong", "only-sending-refuses-the-pair": "fair", "webmail-sends": "fair" },
  excludedBy: ["account-can-send", "login-is-accepted", "only-oauth-is-offered", "other-user-form-works", "login-names-differ", "both-sides-refuse-the-pair", "reply-says-lockout", "same-server-answers-for-controls", "webmail-refuses-too"],
  neighbours: ["auth-bad-password", "auth-username-format", "auth-protocol-access-disabled", "auth-basic-retired-oauth-required", "auth-app-password-required"],
  remedy(caseFile) {
    const known = pagesFor(caseFile);
    const user = submissionUser(caseFile);
    // The mailbox's own switch wins over the organisation's, so only the one mailbox is opened.
    const microsoft: Remedy["steps"] = [{ do: "run", command: `Set-CASMailbox -Identity ${user} -SmtpClientAuthenticationDisabled $false`, os: "any" }];
    return {
      who: known?.name === "Microsoft 365" ? "server-admin" : "you",
      steps: [
        openPage(known?.access, "the settings of the mailbox in the provider's web pages: sending by SMTP, \"Authenticated SMTP\", or access by mail programs"),
        ...(known?.name === "Microsoft 365" ? microsoft : []),
        { do: "ask", whom: known?.name === "Microsoft 365" ? "server-admin" : "mail-provider", message: `${serverName(caseFile)} refuses the login of ${user} for sending. Please check that sending with a login (SMTP AUTH) is switched on for this mailbox, for the organisation, and in security policies, and which user name it wants.` },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
