import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** In the place of the outgoing server stands the one that mail is fetched from. */
export const hostIsTheIncomingServer: Sign<never> = {
  id: "host-is-the-incoming-server",
  asks: "Is the configured host the server for receiving?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route?.source !== "in-use") return unknown("the settings name no host");
    const incoming = seen.routes.filter((one) => one.protocol !== "smtp").map((one) => one.host);
    if (incoming.length === 0) return unknown(`no incoming server of ${seen.target.domain} is known`);
    const both = seen.routes.some((one) => one.protocol === "smtp" && one.source !== "in-use" && one.host === route.host);
    if (both) return absent(`${route.host} is for both directions`);
    return incoming.includes(route.host) ? present(`${route.host} is the server that mail is fetched from`) : absent(`${route.host} is not the incoming server`);
  },
};
