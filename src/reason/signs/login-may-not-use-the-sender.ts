import type { Sign } from "../sign.ts";
import { type WordKind, wordKinds } from "../words.ts";
import { ownAddressIsAccepted } from "./own-address-is-accepted.ts";
import { replySaysSenderNotOwned } from "./reply-says-sender-not-owned.ts";

/** The words say that the sender is not the login's; or they leave it open, and the login's own address is accepted in its place. */
export const loginMayNotUseTheSender: Sign<WordKind> = {
  id: "login-may-not-use-the-sender",
  asks: "Is it this sender address that the login may not use?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const words = replySaysSenderNotOwned.read(seen);
    const contrast = words.state === "unknown" ? ownAddressIsAccepted.read(seen) : words;
    return contrast.state === "present" ? contrast : words;
  },
};
