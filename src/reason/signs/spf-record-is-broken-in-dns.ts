import { sawOf, whySpfIsBroken } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The domain's SPF record ends in a permanent error at every receiver (RFC 7208 section 2.6.7). */
export const spfRecordIsBrokenInDns: Sign<"spf-survey"> = {
  id: "spf-record-is-broken-in-dns",
  asks: "Is the SPF record such that receivers cannot evaluate it?",
  needs: ["spf-survey"],
  from: "all",
  read(seen) {
    const [survey] = sawOf(seen, "spf-survey");
    if (survey === undefined || survey.saw.result === "temperror") return unknown("the SPF record could not be looked up whole");
    const why = whySpfIsBroken(survey.saw);
    if (why !== undefined) return present(why, [survey], survey.saw.tree.record);
    return absent(survey.saw.result === "none" ? `${survey.saw.domain} has no SPF record that could be broken` : `the SPF record can be evaluated, with ${survey.saw.lookups} of 10 lookups`, [survey]);
  },
};
