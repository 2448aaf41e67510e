import { aboutName, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The name of the outgoing server exists, but no address belongs to it: a mail domain or an alias that leads nowhere. */
export const hostHasNoAddress: Sign<"dns-answer" | "system-lookup"> = {
  id: "host-has-no-address",
  asks: "Does the configured host exist without an address?",
  needs: ["dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    const host = question(seen)?.host;
    if (host === undefined) return unknown("no submission route is known");
    const found = aboutName(seen, "system-lookup", host).filter((one) => one.ok && one.saw.addresses.length > 0);
    if (found.length > 0) return absent(`${host} has an address`, found);
    const answers = aboutName(seen, "dns-answer", host).filter((one) => one.ok);
    const named = answers.filter((one) => one.ok && one.saw.answers.some((record) => record.type === "A" || record.type === "AAAA"));
    if (named.length > 0) return absent(`${host} has an address`, named);
    const bare = answers.filter((one) => one.ok && one.saw.rcode === "NOERROR");
    const asked = (type: string) => bare.some((one) => one.about.on === "name" && one.about.type === type);
    if (asked("A") && asked("AAAA")) return present(`the name ${host} exists but has no address`, bare);
    return answers.some((one) => one.ok && one.saw.rcode === "NXDOMAIN") ? absent(`the name ${host} does not exist at all`, answers) : unknown(`nobody answered for ${host}`);
  },
};
