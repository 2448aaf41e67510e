import { isIP } from "node:net";
import type { Subject } from "../../model/observation.ts";
import { accessInQuestion, submissionInQuestion } from "../../model/route.ts";
import { type PathKind, pathKinds, routesToWalk, strangerRefuses, trustIsInDoubt } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** A silent resolver keeps getaddrinfo busy for 10 s (measured); one second more shows that it came to its end. */
const lookupMs = 11_000;

/** Asks this machine's own resolver library, as the mail program does: the hosts file and whatever else is configured take part. */
export const systemLookup: Probe<"system-lookup", PathKind | "control-connect" | "reported-reply"> = {
  id: "system-lookup",
  gives: ["system-lookup"],
  asks: "What does this machine itself make of the name?",
  needs: [...pathKinds, "control-connect", "reported-reply"],
  risk: "looks",
  timeoutMs: lookupMs,
  plan(seen) {
    const access = accessInQuestion(seen.routes);
    const routes = routesToWalk(seen);
    const hosts = new Set([...routes.map((route) => route.host), ...(access === undefined ? [] : [access.host])]);
    // More than one route is walked only in trouble, and then the controls need their addresses.
    const question = submissionInQuestion(seen.routes);
    const stranger = question !== undefined && strangerRefuses(seen, question) === "yes";
    if (routes.length > 1 || trustIsInDoubt(seen) || stranger) for (const control of seen.target.controls) hosts.add(control.host);
    return [...hosts].filter((host) => isIP(host) === 0).map((host): Subject => ({ on: "name", name: host, type: "address", resolver: "system" }));
  },
  async measure(subject, world, walk) {
    if (subject.on !== "name") return;
    await walk.step("system-lookup", async () => ({ addresses: await world.systemLookup(subject.name, walk.until) }));
  },
};
