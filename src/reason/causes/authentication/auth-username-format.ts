import type { Cause } from "../../cause.ts";
import { pagesFor } from "../../provider-pages.ts";
import { submissionUser } from "../../remedies.ts";

export const authUsernameFormat: Cause = {
  id: "auth-username-format",
  title: "User name in the wrong form",
  maturity: "confirmed",
  requires: ["login-is-refused"],
  requiresOneOf: ["other-user-form-works", "login-names-differ", "sending-name-lacks-the-domain", "reply-says-user-name-form"],
  supportedBy: { "other-user-form-works": "strong", "login-names-differ": "strong", "sending-name-lacks-the-domain": "fair", "access-login-is-accepted": "weak" },
  excludedBy: ["account-can-send", "login-is-accepted", "only-oauth-is-offered", "reply-gives-another-reason", "same-server-answers-for-controls"],
  neighbours: ["auth-bad-password", "auth-app-password-required", "auth-smtp-auth-disabled"],
  remedy(caseFile) {
    const from = submissionUser(caseFile);
    const second = caseFile.observations.find((one) => one.kind === "smtp-login-other-user" && one.ok && one.saw.accepted === "yes");
    const receiving = caseFile.observations.find((one) => one.kind === "access-login" && one.ok && one.saw.accepted === "yes");
    const proven = second?.kind === "smtp-login-other-user" && second.ok ? second.saw.user : undefined;
    const there = receiving?.kind === "access-login" && receiving.ok && receiving.saw.user !== from ? receiving.saw.user : undefined;
    const whole = from.includes("@") || caseFile.target.address === "" ? undefined : caseFile.target.address;
    return {
      who: "you",
      steps: [{ do: "set", field: "user name of the outgoing server", ...(caseFile.target.address === "" ? {} : { from }), to: proven ?? there ?? whole ?? pagesFor(caseFile)?.userName ?? "the form that the provider's help names: the full address, or only the part before the @" }],
      proveBy: ["smtp-login"],
    };
  },
};
