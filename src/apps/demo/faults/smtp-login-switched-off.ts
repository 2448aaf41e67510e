import { accountAt, type Fault } from "../fault.ts";

export const smtpLoginSwitchedOff: Fault = {
  id: "smtp-login-switched-off",
  title: "Microsoft 365 has sending by programs switched off for the whole organisation, while receiving works",
  expects: "auth-smtp-auth-disabled",
  user: accountAt("blossom.example", "smtp.office365.com", "outlook.office365.com", "oauth-token"),
  build: (world) =>
    world.provider({
      submission: {
        greeting: "220 AM0PR07CA0021.outlook.office365.com Microsoft ESMTP MAIL Service ready at Mon, 23 Nov 2026 12:00:00 +0000",
        login: () => "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM0PR07CA0021.eurprd07.prod.outlook.com 2026-11-23T12:00:00.000Z 08DE2A5F0B7C1D3E]",
      },
    }),
};
