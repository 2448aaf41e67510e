import { accessInQuestion } from "../../model/route.ts";
import { type AccessKind, accessKinds, walkAccess } from "../dialogue/access-walk.ts";
import { accessEndpoints, type NameKind } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Looks at the receiving side where no login is possible or allowed: that it answers at all is a control too. */
export const accessLook: Probe<AccessKind, NameKind | "tcp-connect"> = {
  id: "access-look",
  gives: accessKinds,
  asks: "Does the receiving side answer?",
  needs: ["dns-answer", "system-lookup", "tcp-connect"],
  risk: "looks",
  timeoutMs: 60_000,
  plan(seen) {
    const logsIn = seen.target.credential !== undefined && seen.allowed("spends-a-login") === "yes" && accessInQuestion(seen.routes)?.trust === "login";
    return logsIn ? [] : accessEndpoints(seen);
  },
  async measure(subject, world, walk) {
    await walkAccess(endpointOf(subject), walk.target.address, world, walk, "forbidden", "not-wanted");
  },
};
