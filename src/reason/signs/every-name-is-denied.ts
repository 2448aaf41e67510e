import { operatorOf } from "../compare.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** So many unrelated operators cannot all have vanished: then it is not the names. */
const enoughOperators = 2;

/** This machine says of every name that there is none, those of unrelated operators too: it has no way to look names up, as in a sandbox without DNS. */
export const everyNameIsDenied: Sign<"system-lookup"> = {
  id: "every-name-is-denied",
  asks: "Does this machine say of every name that it does not exist?",
  needs: ["system-lookup"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    if (host === undefined) return unknown("no submission route is known");
    const looked = seen.of("system-lookup").flatMap((one) => (one.about.on === "name" ? [{ name: one.about.name, one }] : []));
    const found = looked.filter(({ one }) => one.ok || one.failure.code !== "name-not-found").map(({ one }) => one);
    if (found.length > 0) return absent("not every name is said not to exist", found);
    if (!looked.some(({ name }) => name === host)) return unknown(`${host} was not looked up`);
    const strangers = new Set(looked.map(({ name }) => operatorOf(name)).filter((operator) => operator !== operatorOf(host)));
    if (strangers.size < enoughOperators) return unknown("too few names of different operators were looked up");
    const names = looked.map(({ name }) => name);
    return present(`this machine finds none of ${names.join(", ")}, although they belong to operators that have nothing to do with each other`, looked.map(({ one }) => one));
  },
};
