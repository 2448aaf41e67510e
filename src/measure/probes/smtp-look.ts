import type { Subject } from "../../model/observation.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { leave, reach, type ReachKind, reachKinds, tryEnvelope } from "../dialogue/smtp-walk.ts";
import { addressesOf, endpoint, type PathKind, pathKinds, routesToWalk, waitsInVain } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";

/** Of a route that is only looked at for contrast one address is enough: the first whose port was seen to open. A walk along a shut port would only say again that it is shut. */
function oneAddress(seen: PlanView<PathKind>, addresses: readonly string[], port: number): readonly string[] {
  const open = (address: string) => seen.of("tcp-connect").some((one) => one.ok && one.about.on === "endpoint" && one.about.address === address && one.about.port === port);
  return addresses.filter(open).slice(0, 1);
}

/** Walks the submission path as far as an EHLO, without logging in: along every route, and over every address of the one in question. */
export const smtpLook: Probe<ReachKind | "smtp-envelope", PathKind | "control-greeting"> = {
  id: "smtp-look",
  gives: [...reachKinds, "smtp-envelope"],
  asks: "How far does a mail program come before it logs in?",
  needs: [...pathKinds, "control-greeting"],
  risk: "looks",
  timeoutMs: 90_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    const [, ...others] = routesToWalk(seen);
    if (question === undefined) return [];
    const wanted: Subject[] = [];
    const add = (route: typeof question | (typeof others)[number], addresses: readonly string[]) => {
      for (const address of addresses) {
        const subject = endpoint("smtp", route.host, address, route.port, route.security);
        if (!waitsInVain(seen, subject)) wanted.push(subject);
      }
    };
    // The walk that logs in takes the first address itself.
    const logsIn = seen.target.credential !== undefined && seen.allowed("spends-a-login") === "yes" && question.trust === "login";
    add(question, addressesOf(seen, question.host).slice(logsIn ? 1 : 0));
    for (const route of others) add(route, oneAddress(seen, addressesOf(seen, route.host), route.port));
    return wanted;
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    const reached = await reach(to, walk.target.ehloName, world, walk);
    if (reached === "ended") return;
    // A program that neither encrypts nor logs in comes this far and no further: the answer to MAIL tells which of the two it misses.
    if (to.security === "none") await tryEnvelope(reached.session, reached.offer, walk.target.from, walk.target.address, walk.target.address, "no", walk);
    await leave(reached.session);
  },
};
