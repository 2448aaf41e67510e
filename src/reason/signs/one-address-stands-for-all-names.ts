import { operatorOf } from "../compare.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Names of operators that have nothing to do with each other all lead to one address: the DNS server invents its answers, as those of hotels and of unpaid lines do. */
export const oneAddressStandsForAllNames: Sign<"system-lookup"> = {
  id: "one-address-stands-for-all-names",
  asks: "Does every name lead to one and the same address?",
  needs: ["system-lookup"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    const answers = seen.of("system-lookup").flatMap((one) => (one.ok && one.about.on === "name" && one.saw.addresses.length > 0 ? [{ name: one.about.name, addresses: one.saw.addresses, one }] : []));
    const own = answers.find((answer) => answer.name === host);
    const others = answers.filter((answer) => answer.name !== host && operatorOf(answer.name) !== operatorOf(host ?? ""));
    if (own === undefined || new Set(others.map((answer) => operatorOf(answer.name))).size < 2) return unknown("too few names of different operators were looked up");
    // The configured host may be a customer of one other operator, never of all.
    const shared = own.addresses.find((address) => others.every((answer) => answer.addresses.includes(address)));
    const rests = [own, ...others].map((answer) => answer.one);
    return shared === undefined ? absent("different names lead to different addresses", rests) : present(`${[own, ...others].map((answer) => answer.name).join(", ")} all lead to ${shared}`, rests);
  },
};
