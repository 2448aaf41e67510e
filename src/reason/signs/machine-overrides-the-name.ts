import { sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** This machine finds other addresses for the outgoing server than the DNS: a hosts file or a view of its own. */
export const machineOverridesTheName: Sign<"local-name"> = {
  id: "machine-overrides-the-name",
  asks: "Does this machine find another address for the outgoing server than the DNS gives?",
  needs: ["local-name"],
  from: "all",
  read(seen) {
    const all = sawOf(seen, "local-name");
    const bad = all.find((one) => one.saw.library.length > 0 && one.saw.dns.length > 0 && !one.saw.library.some((address) => one.saw.dns.includes(address)));
    if (bad !== undefined) return present(`this machine finds ${bad.saw.library.join(", ")} for ${bad.saw.host}, the DNS says ${bad.saw.dns.join(", ")}`, [bad]);
    return all.some((one) => one.saw.dns.length > 0) ? absent("this machine finds the addresses that the DNS gives", all) : unknown("the DNS gave no address to compare with");
  },
};
