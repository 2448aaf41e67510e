import type { Fault } from "../fault.ts";

export const tooManyAttempts: Fault = {
  id: "too-many-attempts",
  title: "The server has locked the login for a while after too many attempts",
  expects: "auth-lockout",
  build: (world) =>
    world.provider({
      submission: { login: () => "454 4.7.0 Too many login attempts, please try again later." },
      imap: { login: () => "[ALERT] Account is temporarily locked after too many failed logins." },
    }),
};
