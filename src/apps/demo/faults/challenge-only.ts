import type { Fault } from "../fault.ts";

export const challengeOnly: Fault = {
  id: "challenge-only",
  title: "The server takes logins by CRAM-MD5 alone, and the mail program is set to a plain password",
  expects: "auth-mechanism-mismatch",
  user: { mechanism: "PLAIN" },
  build: (world) => world.provider({ submission: { mechanisms: ["CRAM-MD5"] } }),
};
