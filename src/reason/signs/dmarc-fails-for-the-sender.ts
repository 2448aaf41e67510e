import { rehearse, type RehearsalKind } from "../domain/rehearse.ts";
import { sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Mail of somebody who really sends fails DMARC, and the domain asks receivers to refuse such mail. */
export const dmarcFailsForTheSender: Sign<RehearsalKind> = {
  id: "dmarc-fails-for-the-sender",
  asks: "Does the domain's own DMARC policy forbid what a server that really sends does?",
  needs: ["spf-evaluation", "dkim-key", "dmarc-policy"],
  from: "all",
  read(seen) {
    const own = rehearse(seen).filter((one) => one.role === "sends");
    const rests = [...sawOf(seen, "dmarc-policy"), ...sawOf(seen, "spf-evaluation")];
    const [policy] = sawOf(seen, "dmarc-policy");
    const bad = own.find((one) => one.dmarc === "fail" && (one.policy === "reject" || one.policy === "quarantine"));
    if (bad !== undefined) return present(`mail through ${bad.through} passes neither SPF nor DKIM in alignment, and the policy is p=${bad.policy}`, rests, policy?.saw.record);
    if (own.length > 0 && own.every((one) => one.dmarc === "pass" || one.dmarc === "no-policy" || (one.dmarc !== "unknown" && one.policy === "none"))) return absent("the DMARC policy does not forbid the mail of those who send", rests);
    return unknown(own.length === 0 ? "nobody said who sends for the domain" : "whether DMARC passes could not be told");
  },
};
