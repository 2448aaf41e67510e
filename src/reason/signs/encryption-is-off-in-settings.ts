import { securityWords } from "../remedies.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The mail program is set to speak to the outgoing server without encryption. */
export const encryptionIsOffInSettings: Sign<never> = {
  id: "encryption-is-off-in-settings",
  asks: "Is encryption switched off in the settings?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route?.source !== "in-use") return unknown("the settings say nothing of the connection security");
    if (route.security !== "none") return absent(`the settings ask for ${securityWords[route.security]}`);
    return present(`the settings speak to ${route.host}:${route.port} without encryption`);
  },
};
