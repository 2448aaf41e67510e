import type { Observation } from "../../model/observation.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const nameOf = (one: Observation) => (one.about.on === "name" ? one.about.name : "");

/** Names other than the configured host can be looked up from this machine, so that the resolver as such works. */
export const otherNamesResolve: Sign<"dns-answer" | "system-lookup"> = {
  id: "other-names-resolve",
  asks: "Can other names be looked up?",
  needs: ["dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    const host = question(seen)?.host;
    // Only what the machine's own way to names says counts: its library, and the resolver that it prefers.
    const first = seen.of("dns-answer")[0];
    const mine = seen.of("dns-answer").filter((one) => one.about.on === "name" && first?.about.on === "name" && one.about.resolver === first.about.resolver);
    const others = [...seen.of("system-lookup"), ...mine].filter((one) => nameOf(one) !== host);
    const good = others.filter((one) => one.ok && (one.kind === "system-lookup" ? one.saw.addresses.length > 0 : one.saw.rcode === "NOERROR" || one.saw.rcode === "NXDOMAIN"));
    if (good[0] !== undefined) return present(`${nameOf(good[0])} can be looked up`, good);
    return others.length === 0 ? unknown("no other name was looked up") : absent("no other name can be looked up either", others);
  },
};
