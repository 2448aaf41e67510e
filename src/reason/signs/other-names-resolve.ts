import type { Observation } from "../../model/observation.ts";
import { question } from "../look.ts";
import { oneAddressStandsForAllNames } from "./one-address-stands-for-all-names.ts";
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
    // This machine's own library is what the mail program uses. A resolver that knows the host while the library fails is another one,
    // asked because the user named it, and says nothing about the machine's.
    const looked = seen.of("system-lookup").filter((one) => nameOf(one) !== host);
    const hostFails = seen.of("system-lookup").some((one) => nameOf(one) === host && !one.ok && one.failure.code !== "name-not-found");
    const foreign = seen.of("dns-answer").filter((one) => hostFails && nameOf(one) === host && one.ok && one.saw.rcode === "NOERROR").map(resolverOf);
    const answers = seen.of("dns-answer").filter((one) => nameOf(one) !== host && !foreign.includes(resolverOf(one)));
    const others: readonly Observation<"dns-answer" | "system-lookup">[] = looked.length > 0 ? looked : answers;
    const good = others.filter((one) => one.ok && (one.kind === "system-lookup" ? one.saw.addresses.length > 0 : one.saw.rcode === "NOERROR" || one.saw.rcode === "NXDOMAIN"));
    const invented = seen.of("system-lookup").length === 0 ? undefined : oneAddressStandsForAllNames.read(seen);
    if (invented?.state === "present") return absent(`the answers are invented: ${invented.words}`, invented.rests);
    if (good[0] !== undefined) return present(`${nameOf(good[0])} can be looked up`, good);
    return others.length === 0 ? unknown("no other name was looked up") : absent("no other name can be looked up either", others);
  },
};
