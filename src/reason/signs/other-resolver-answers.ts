import type { Observation } from "../../model/observation.ts";
import { aboutName, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const resolverOf = (one: Observation) => (one.about.on === "name" ? one.about.resolver : "");

/** A second resolver gives the address of the configured host that the machine's first way to names does not. */
export const otherResolverAnswers: Sign<"dns-answer"> = {
  id: "other-resolver-answers",
  asks: "Does another resolver know the address of the configured host?",
  needs: ["dns-answer"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    const first = seen.of("dns-answer")[0];
    if (host === undefined || first === undefined) return unknown("no resolver was asked");
    const others = aboutName(seen, "dns-answer", host).filter((one) => resolverOf(one) !== resolverOf(first));
    const good = others.filter((one) => one.ok && one.saw.answers.some((record) => record.type === "A" || record.type === "AAAA"));
    if (good[0] !== undefined) return present(`the resolver ${resolverOf(good[0])} gives the address of ${host}`, good);
    return others.length === 0 ? unknown("no second resolver was asked") : absent("a second resolver does not answer either", others);
  },
};
