import { submissionPorts } from "../../model/route.ts";
import { question } from "../look.ts";
import { portSlip } from "../port-slip.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The port in the settings is one slip of the finger away from one that outgoing servers listen on (RFC 8314 section 3.3). */
export const portIsAMisspelling: Sign<never> = {
  id: "port-is-a-misspelling",
  asks: "Is the configured port a misspelling of a usual one?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route?.source !== "in-use") return unknown("the settings name no port");
    const known = seen.routes.filter((one) => one.protocol === "smtp" && one.source !== "in-use" && one.host === route.host).map((one) => one.port);
    const meant = portSlip(route.port, [...known, ...submissionPorts.slice(0, 2).map(({ port }) => port)]);
    return meant === undefined ? absent(`${route.port} is no slip for a usual port`) : present(`${route.port} looks like a slip for ${meant}`);
  },
};
