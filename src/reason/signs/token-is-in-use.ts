import { absent, present, type Sign } from "../sign.ts";

/** The secret that logs in is an OAuth token, not a password. */
export const tokenIsInUse: Sign<never> = {
  id: "token-is-in-use",
  asks: "Is an OAuth token used in place of a password?",
  needs: [],
  from: "all",
  read: (seen) => (seen.target.credential?.kind === "oauth-token" ? present("an OAuth token is in use") : absent("no OAuth token is in use")),
};
