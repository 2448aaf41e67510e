import { accountAt, type Fault } from "../fault.ts";

export const tooManyAttemptsYahoo: Fault = {
  id: "too-many-attempts-yahoo",
  title: "Yahoo has locked the login after too many attempts",
  expects: "auth-lockout",
  user: accountAt("yahoo.com", "smtp.mail.yahoo.com", "imap.mail.yahoo.com"),
  build: (world) =>
    world.provider({
      submission: { greeting: "220 smtp.mail.yahoo.com ESMTP ready", login: () => "535 5.7.0 (#AUTH005) Too many bad auth attempts." },
      imap: { login: () => "[LIMIT] LOGIN Rate limit hit. Too many bad auth attempts, try again later." },
    }),
};
