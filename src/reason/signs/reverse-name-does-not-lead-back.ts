import { sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The address that sends has no name, or one that does not lead back to it. */
export const reverseNameDoesNotLeadBack: Sign<"reverse-name"> = {
  id: "reverse-name-does-not-lead-back",
  asks: "Is the sending address without a reverse name that leads back to it?",
  needs: ["reverse-name"],
  from: "all",
  read(seen) {
    const all = sawOf(seen, "reverse-name");
    const bad = all.find((one) => one.saw.state === "none" || one.saw.state === "no-name" || (one.saw.state === "found" && one.saw.names.every((name) => name.confirms === "no")));
    if (bad !== undefined) return present(bad.saw.state === "found" ? `the reverse name of ${bad.saw.address}, ${bad.saw.names[0]?.name}, does not lead back to that address` : `${bad.saw.address} has no reverse name`, [bad]);
    const good = all.every((one) => one.saw.names.some((name) => name.confirms === "yes"));
    return good ? absent("every address that sends has a name that leads back to it", all) : unknown("the reverse name could not be looked up");
  },
};
