import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The host in question is an outgoing server of a large provider that we know, run by people who notice when it stops. */
export const hostIsAKnownProviders: Sign<never> = {
  id: "host-is-a-known-providers",
  asks: "Is the outgoing server one of a large provider?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const reviewed = seen.routes.filter((one) => one.source === "provider-data");
    const doors = reviewed.filter((one) => one.protocol === "smtp");
    // A route that the settings have as well is listed as theirs: where none is left over, the settings have the provider's only door.
    const known = reviewed.length > 0 && (doors.length === 0 || doors.some((one) => one.host === route.host));
    return known ? present(`${route.host} belongs to a large provider`) : absent(`${route.host} belongs to no large provider that is known for ${seen.target.domain}`);
  },
};
