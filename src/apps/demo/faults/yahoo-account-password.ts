import { accountAt, type Fault } from "../fault.ts";

// Yahoo says the same of a locked account; at the first attempt it nearly always means the password of the account itself.
export const yahooAccountPassword: Fault = {
  id: "yahoo-account-password",
  title: "Yahoo wants a password made for this program, and answers as if there had been too many attempts",
  expects: "auth-app-password-required",
  user: accountAt("yahoo.com", "smtp.mail.yahoo.com", "imap.mail.yahoo.com"),
  build: (world) =>
    world.provider({
      submission: { greeting: "220 smtp.mail.yahoo.com ESMTP ready", login: () => "535 5.7.0 (#AUTH005) Too many bad auth attempts." },
      imap: { login: () => "[AUTHENTICATIONFAILED] LOGIN Invalid credentials" },
    }),
};
