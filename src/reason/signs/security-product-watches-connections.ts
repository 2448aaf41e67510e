import { guardEvidence } from "../../model/machine-facts.ts";
import { absent, present, type Sign } from "../sign.ts";
import { watchers } from "../watchers.ts";

/** A security product that looks into connections runs on this machine. */
export const securityProductWatchesConnections: Sign<"guards-present"> = {
  id: "security-product-watches-connections",
  asks: "Does a security product on this machine look into connections?",
  needs: ["guards-present"],
  from: "all",
  read(seen) {
    const all = seen.of("guards-present");
    const found = all.flatMap((one) => (one.ok ? one.saw.guards.filter((guard) => guard.by === "root-certificate" || guard.by === "network-extension" || watchers.has(guard.product)).map((guard) => ({ one, guard })) : []));
    const [first] = found;
    if (first === undefined) return absent("no security product that looks into connections was seen on this machine", all);
    const names = [...new Set(found.map(({ guard }) => guard.product))].join(", ");
    return present(`${names} runs on this machine (${guardEvidence(first.guard)})`, [first.one]);
  },
};
