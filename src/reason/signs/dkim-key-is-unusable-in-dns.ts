import { isBad, isExpected, isGood, sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A DKIM key is published such that no signature can be verified with it. */
export const dkimKeyIsUnusableInDns: Sign<"dkim-key"> = {
  id: "dkim-key-is-unusable-in-dns",
  asks: "Is a DKIM key published broken, withdrawn, or not the one that signs?",
  needs: ["dkim-key"],
  from: "all",
  read(seen) {
    const keys = sawOf(seen, "dkim-key");
    // A key that was withdrawn on purpose, at a selector that nobody uses, harms nobody.
    const bad = keys.filter((one) => isBad(one.saw) && (one.saw.verdict !== "revoked" || isExpected(one.saw, seen.target.order?.senders ?? [])));
    const [first] = bad;
    if (first !== undefined) {
      const { selector, domain, belongs, why, verdict } = first.saw;
      return present(`the key at ${selector}._domainkey.${domain} ${belongs === "no" ? "does not belong to the private key that signs" : `cannot be used: ${why ?? verdict}`}`, bad, first.saw.values[0]);
    }
    const good = keys.filter((one) => isGood(one.saw));
    return good.length > 0 ? absent(`the DKIM key at ${good.map((one) => one.saw.selector).join(", ")} can be used`, good) : unknown("no DKIM key was found at the selectors that were tried");
  },
};
