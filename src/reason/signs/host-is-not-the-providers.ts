import type { RouteSource } from "../../model/route.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const telling: readonly RouteSource[] = ["provider-data", "autoconfig", "ispdb", "autodiscover", "srv", "mx", "guess"];

/** The host in the settings is none of the outgoing servers that are known for this mail domain. */
export const hostIsNotTheProviders: Sign<never> = {
  id: "host-is-not-the-providers",
  asks: "Is the configured host none of the provider's outgoing servers?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route?.source !== "in-use") return unknown("the settings name no host");
    const known = seen.routes.filter((one) => one.protocol === "smtp" && telling.includes(one.source));
    const right = [...new Set(known.map((one) => one.host))];
    // A route that discovery found and the settings have too is listed as the settings' own.
    if (right.length === 0) return unknown(`no outgoing server of ${seen.target.domain} is known`);
    if (right.includes(route.host)) return absent(`${route.host} is an outgoing server of ${seen.target.domain}`);
    return present(`the outgoing server of ${seen.target.domain} is ${right.join(" or ")}, not ${route.host} (${known[0]?.because ?? known[0]?.source})`);
  },
};
