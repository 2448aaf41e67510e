import { accountAt, type Fault } from "../fault.ts";

export const tokenWithoutSending: Fault = {
  id: "token-without-sending",
  title: "The sign-in token is good for receiving and was not issued for sending",
  expects: "auth-oauth-token-scope",
  user: accountAt("gmail.com", "smtp.gmail.com", "imap.gmail.com", "oauth-token"),
  build: (world) =>
    world.provider({
      submission: {
        // To this server the token is unknown: it is asked for one with its own scope.
        accounts: [],
        greeting: "220 smtp.gmail.com ESMTP 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
        login: () => "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
      },
    }),
};
