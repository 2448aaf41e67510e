import { connectsToQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The settings in use send through port 25, the port between mail servers (RFC 5321 section 4.5.4.2), not one of submission (RFC 6409, RFC 8314). */
export const port25IsInQuestion: Sign<"tcp-connect"> = {
  id: "port-25-is-in-question",
  asks: "Is mail to be sent through port 25?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const connects = connectsToQuestion(seen);
    return route.port === 25 ? present(`the configured port of ${route.host} is 25`, connects) : absent(`the configured port is ${route.port}`, connects);
  },
};
