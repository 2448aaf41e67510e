import { at, came, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Unrelated operators, who are known to offer STARTTLS, do not offer it either when they are asked from this network. */
export const starttlsIsMissingElsewhereToo: Sign<"control-greeting"> = {
  id: "starttls-is-missing-elsewhere-too",
  asks: "Is STARTTLS missing at unrelated mail servers as well?",
  needs: ["control-greeting"],
  from: "all",
  read(seen) {
    const controls = came(at(seen, "control-greeting", {})).filter((one) => one.saw.reply.code === 220);
    const stripped = controls.filter((one) => one.saw.offer.starttls === "absent");
    if (controls[0] === undefined) return unknown("no unrelated mail server answered");
    if (stripped[0] === undefined) return absent(`${named(controls[0].about)} offers STARTTLS as usual`, controls);
    return present(`${named(stripped[0].about)} offers no STARTTLS from here either`, stripped);
  },
};
