import { accountAt, type Fault } from "../fault.ts";

export const suspiciousLogin: Fault = {
  id: "suspicious-login",
  title: "Gmail holds the login for suspicious and wants to see its owner in the browser first",
  expects: "auth-suspicious-login-block",
  user: accountAt("gmail.com", "smtp.gmail.com", "imap.gmail.com"),
  build: (world) =>
    world.provider({
      submission: {
        greeting: "220 smtp.gmail.com ESMTP 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
        login: () =>
          "534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1&scc=1&plt=AKgnsbv> Please\n534-5.7.14 log in via your web browser and then try again.\n534-5.7.14  Learn more at\n534 5.7.14  https://support.google.com/mail/?p=WebLoginRequired 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
      },
      imap: { login: () => "[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)" },
    }),
};
