import { misspells } from "../../model/host-name.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The host in the settings is one slip of the finger away from the provider's own, or from a known server of another. */
export const hostIsAMisspelling: Sign<never> = {
  id: "host-is-a-misspelling",
  asks: "Is the configured host a misspelling of the provider's?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route?.source !== "in-use") return unknown("the settings name no host");
    const others = [...new Set(seen.routes.filter((one) => one.source !== "in-use").map((one) => one.host))];
    if (route.resembles !== undefined && !others.includes(route.host)) return present(`${route.host} looks like a slip for ${route.resembles}`);
    if (others.length === 0) return unknown(`no server of ${seen.target.domain} is known to compare with`);
    const meant = others.find((host) => misspells(route.host, host) === "yes");
    return meant === undefined || others.includes(route.host) ? absent(`${route.host} resembles none of ${others.join(", ")} by a slip`) : present(`${route.host} looks like a slip for ${meant}`);
  },
};
