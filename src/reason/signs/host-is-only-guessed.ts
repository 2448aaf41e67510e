import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Nobody names the host in question: it is a usual name inside the mail domain that happens to exist. */
export const hostIsOnlyGuessed: Sign<never> = {
  id: "host-is-only-guessed",
  asks: "Is the outgoing server only a guess of ours?",
  needs: [],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    return route.source === "guess" ? present(`${route.host} is only a usual name; nobody says that it is the outgoing server`) : absent(`${route.host} is named by ${route.because ?? route.source}`);
  },
};
