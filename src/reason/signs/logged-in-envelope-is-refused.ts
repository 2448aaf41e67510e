import { came, onQuestion, saidToEnvelope } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** After an accepted login the server still refuses an envelope from and to the account itself. */
export const loggedInEnvelopeIsRefused: Sign<"smtp-envelope"> = {
  id: "logged-in-envelope-is-refused",
  asks: "Is the envelope refused although the login was accepted?",
  needs: ["smtp-envelope"],
  from: "all",
  read(seen) {
    const tried = came(onQuestion(seen, "smtp-envelope")).filter((one) => one.saw.loggedIn === "yes");
    const [refusal] = saidToEnvelope(seen, "yes");
    if (refusal !== undefined) return present("the envelope is refused after the login", [refusal.by], refusal.quote);
    return tried.length === 0 ? unknown("no envelope was tried after a login") : absent("the envelope is accepted after the login", tried);
  },
};
