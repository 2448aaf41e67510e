import type { Fault } from "../fault.ts";

export const usernameForm: Fault = {
  id: "username-form",
  title: "The outgoing server wants the user name without the part after the @",
  expects: "auth-username-format",
  allow: ["spends-another-login"],
  build: (world) => world.provider({ accounts: [{ user: "ann", password: world.password }] }),
};
