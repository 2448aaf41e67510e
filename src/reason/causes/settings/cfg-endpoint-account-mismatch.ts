import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";
import { familyInQuestion, isOfFamily, vouchedFor } from "../../endpoint-families.ts";
import { setRoute } from "../../remedies.ts";

/** Steps to the sister that accepts the login, or that the mail domain points to. */
function steps(caseFile: CaseFile): readonly Step[] {
  const from = submissionInQuestion(caseFile.routes);
  const family = familyInQuestion(caseFile.routes);
  if (from === undefined || family === undefined) return [];
  const accepted = caseFile.observations.find((one) => one.kind === "smtp-login" && one.ok && one.saw.accepted === "yes" && one.about.on === "endpoint" && one.about.host !== from.host);
  const pointed = vouchedFor(caseFile.routes).find((one) => isOfFamily(one.host, family) && family.place(one.host) !== family.place(from.host));
  const to = accepted?.about.on === "endpoint" ? accepted.about : pointed;
  return [...(to === undefined ? [] : setRoute(from, to)), { do: "open", what: `Check where ${family.name} keeps the account. ${family.whereToLook}` }];
}

/** The right operator and the right password, at a server of another region or another product. */
export const cfgEndpointAccountMismatch: Cause = {
  id: "cfg-endpoint-account-mismatch",
  title: "Outgoing server of another region or product than the account's",
  maturity: "confirmed",
  requires: ["host-is-one-of-several-endpoints", "login-fails-at-one-of-several-endpoints", "account-lives-at-a-sister-endpoint"],
  supportedBy: { "other-host-accepts-the-login": "strong" },
  excludedBy: ["account-can-send", "host-does-not-exist", "host-has-no-address", "host-serves-no-submission"],
  // Until the sister has accepted the login, sending may be switched off for the account instead.
  neighbours: ["auth-bad-password", "auth-app-password-required", "auth-smtp-auth-disabled"],
  remedy: (caseFile) => ({ who: "you", steps: steps(caseFile), proveBy: ["smtp-login"] }),
};
