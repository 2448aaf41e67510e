import { accessInQuestion } from "../../model/route.ts";
import { type AccessKind, accessKinds, walkAccess } from "../dialogue/access-walk.ts";
import { accessEndpoints, type NameKind } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Logs in with the same pair where the mail comes in: the control experiment that works while sending does not. */
export const accessLogin: Probe<AccessKind, NameKind | "tcp-connect"> = {
  id: "access-login",
  gives: accessKinds,
  asks: "Does the same login work for receiving?",
  needs: ["dns-answer", "system-lookup", "tcp-connect"],
  risk: "spends-a-login",
  timeoutMs: 90_000,
  plan: (seen) => (seen.target.credential !== undefined && accessInQuestion(seen.routes)?.trust === "login" ? accessEndpoints(seen) : []),
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walkAccess(to, walk.target.credential?.accessUser ?? walk.target.address, world, walk, world.clearLogin(to.host), "wanted");
  },
};
