import { familyInQuestion } from "../endpoint-families.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server in question belongs to an operator that keeps each account at one of several servers. */
export const hostIsOneOfSeveralEndpoints: Sign<never> = {
  id: "host-is-one-of-several-endpoints",
  asks: "Does the operator divide its accounts between several servers?",
  needs: [],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    if (host === undefined) return unknown("no submission route is known");
    const family = familyInQuestion(seen.routes);
    return family === undefined ? absent(`${host} has no regional or product sisters that are known`) : present(`${family.name} has several outgoing servers, of which ${host} is one`);
  },
};
