import { accountAt, type Fault } from "../fault.ts";

export const basicLoginRetired: Fault = {
  id: "basic-login-retired",
  title: "Microsoft no longer takes passwords from programs and wants a sign-in in the browser",
  expects: "auth-basic-retired-oauth-required",
  user: accountAt("blossom.example", "smtp.office365.com", "outlook.office365.com"),
  build: (world) =>
    world.provider({
      submission: {
        mechanisms: ["LOGIN", "XOAUTH2"],
        greeting: "220 AM0PR07CA0021.outlook.office365.com Microsoft ESMTP MAIL Service ready at Mon, 23 Nov 2026 12:00:00 +0000",
        login: () => "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR07CA0021.eurprd07.prod.outlook.com 2026-11-23T12:00:00.000Z 08DE2A5F0B7C1D3E]",
      },
      imap: { login: () => "LOGIN failed." },
    }),
};
