import type { Fault } from "../fault.ts";

export const oauthOnly: Fault = {
  id: "oauth-only",
  title: "The server takes sign-in tokens alone, and the mail program has a password",
  expects: "auth-basic-retired-oauth-required",
  build: (world) => world.provider({ submission: { mechanisms: ["XOAUTH2", "OAUTHBEARER"] } }),
};
