import type { Observation } from "../../model/observation.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const nameOf = (one: Observation) => (one.about.on === "name" ? one.about.name : "");
const resolverOf = (one: Observation) => (one.about.on === "name" ? one.about.resolver : "");

/** Names other than the configured host can be looked up from this machine, so that the resolver as such works. */
export const otherNamesResolve: Sign<"dns-answer" | "system-lookup"> = {
  id: "other-names-resolve",
  asks: "Can other names be looked up?",
  needs: ["dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    const host = question(seen)?.host;
    // This machine's own library is what the mail program uses. A resolver counts only where it is the one that failed for the host:
    // another one, asked because the user named it, says nothing about the machine's.
    const looked = seen.of("system-lookup").filter((one) => nameOf(one) !== host);
    const failing = seen.of("dns-answer").filter((one) => nameOf(one) === host && (!one.ok || ["SERVFAIL", "REFUSED"].includes(one.saw.rcode))).map(resolverOf);
    const answers = seen.of("dns-answer").filter((one) => nameOf(one) !== host && failing.includes(resolverOf(one)));
    const others: readonly Observation<"dns-answer" | "system-lookup">[] = looked.length > 0 ? looked : answers;
    const good = others.filter((one) => one.ok && (one.kind === "system-lookup" ? one.saw.addresses.length > 0 : one.saw.rcode === "NOERROR" || one.saw.rcode === "NXDOMAIN"));
    if (good[0] !== undefined) return present(`${nameOf(good[0])} can be looked up`, good);
    return others.length === 0 ? unknown("no other name was looked up") : absent("no other name can be looked up either", others);
  },
};
