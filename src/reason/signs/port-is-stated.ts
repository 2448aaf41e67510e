import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The port in question is what the mail program's settings say, not what we would try. */
export const portIsStated: Sign<never> = {
  id: "port-is-stated",
  asks: "Do the settings in use name this port?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    if (route.source !== "in-use" || seen.target.submission?.port === undefined) return absent("the settings name no port");
    return present(`the settings name port ${route.port}`);
  },
};
