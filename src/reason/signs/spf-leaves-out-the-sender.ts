import { leavesOut, sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Somebody who really sends for the domain is not named by its SPF record. */
export const spfLeavesOutTheSender: Sign<"spf-evaluation"> = {
  id: "spf-leaves-out-the-sender",
  asks: "Does the SPF record leave out a server that really sends?",
  needs: ["spf-evaluation"],
  from: "all",
  read(seen) {
    const senders = (seen.target.order?.senders ?? []).filter((one) => one.role === "sends").map((one) => one.given);
    const own = sawOf(seen, "spf-evaluation").filter((one) => senders.includes(one.saw.given ?? ""));
    const out = own.filter((one) => leavesOut(one.saw));
    const [first] = out;
    if (first !== undefined) {
      const { given, address, result, domain, matched } = first.saw;
      const how = result === "none" ? `${domain} has no SPF record` : `SPF of ${domain} answers ${result}${matched === undefined ? "" : ` by "${matched.term}"`}`;
      return present(`${how} for ${given === address ? address : `${given} (${address})`}, which sends for the domain`, out, first.saw.tree.record);
    }
    if (own.length > 0 && own.every((one) => one.saw.result === "pass")) return absent("SPF passes for everybody who sends", own);
    return unknown(senders.length === 0 ? "nobody said who sends for the domain" : "SPF could not be evaluated for those who send");
  },
};
