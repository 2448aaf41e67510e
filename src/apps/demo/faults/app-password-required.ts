import { accountAt, type Fault } from "../fault.ts";

export const appPasswordRequired: Fault = {
  id: "app-password-required",
  title: "Gmail wants a password made for this program, and got the one of the account",
  expects: "auth-app-password-required",
  user: accountAt("gmail.com", "smtp.gmail.com", "imap.gmail.com"),
  build: (world) =>
    world.provider({
      submission: {
        greeting: "220 smtp.gmail.com ESMTP 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
        mechanisms: ["LOGIN", "PLAIN", "XOAUTH2", "PLAIN-CLIENTTOKEN", "OAUTHBEARER"],
        login: () => "534-5.7.9 Application-specific password required. For more information, go\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
      },
      imap: { login: () => "[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)" },
    }),
};
