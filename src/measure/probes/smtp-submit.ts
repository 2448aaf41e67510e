import type { EndpointSubject } from "../../model/observation.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { tryLogin } from "../dialogue/smtp-login.ts";
import { leave, patience, reach, type ReachKind, reachKinds, tryEnvelope } from "../dialogue/smtp-walk.ts";
import { largeMessages } from "../dialogue/size-rungs.ts";
import { sendCanary } from "../dialogue/smtp-canary.ts";
import { addressesOf, alongThePath, endpoint, isAbout, messageIsSaidToBreak, type PathKind, pathKinds, readyForLogin, refusesToGoOn, routesToWalk, waitsInVain } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";

type SubmitKind = ReachKind | "smtp-login" | "smtp-envelope" | "smtp-canary" | "size-ladder";

/** Did a walk along this very endpoint end before it could log in? */
function endedEarly(seen: PlanView<PathKind>, subject: EndpointSubject): boolean {
  const here = alongThePath(seen).filter((one) => isAbout(one, subject) && one.about.address === subject.address);
  return here.some((one) => !one.ok || refusesToGoOn(one, subject));
}

/** Walks the submission path to its end: login, and an envelope to the account itself. One login, over one connection. */
export const smtpSubmit: Probe<SubmitKind, PathKind | "control-greeting" | "reported-reply"> = {
  id: "smtp-submit",
  gives: [...reachKinds, "smtp-login", "smtp-envelope", "smtp-canary", "size-ladder"],
  asks: "Can the account log in and hand over a message?",
  needs: [...pathKinds, "control-greeting", "reported-reply"],
  risk: "spends-a-login",
  timeoutMs: 120_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    if (question === undefined || seen.target.credential === undefined) return [];
    const candidates: EndpointSubject[] = [];
    if (question.trust === "login") {
      // One address after the other: the next one only where the walk to the one before ended.
      for (const address of addressesOf(seen, question.host)) {
        const subject = endpoint("smtp", question.host, address, question.port, question.security);
        if (waitsInVain(seen, subject)) continue;
        candidates.push(subject);
        if (!endedEarly(seen, subject)) break;
      }
    }
    // Where the route in question leads nowhere, the login proves the way that works instead.
    if (candidates.every((subject) => endedEarly(seen, subject) || question.security === "none")) {
      for (const route of routesToWalk(seen).slice(1)) {
        const ready = route.trust === "login" ? readyForLogin(seen, route) : undefined;
        if (ready !== undefined) {
          candidates.push(ready);
          break;
        }
      }
    }
    return candidates;
  },
  async measure(subject, world, walk, seen) {
    const to = endpointOf(subject);
    const { target } = walk;
    const user = target.credential?.submissionUser ?? target.address;
    const clear = world.clearLogin(to.host);
    const reached = await reach(to, target.ehloName, world, walk);
    if (reached === "ended") return;
    const login = await tryLogin("smtp-login", reached.session, reached.offer, to, user, target.mechanism, world, walk, clear);
    // Without a login the envelope tells something only where none is offered, or where a program neither encrypts nor logs in: elsewhere every stranger is refused.
    const worthAnEnvelope = login === "accepted" || (login === "left-out" && (to.security === "none" || reached.offer.auth.length === 0));
    if (worthAnEnvelope) {
      const envelope = await tryEnvelope(reached.session, reached.offer, target.from, target.address, user.includes("@") ? user : target.address, login === "accepted" ? "yes" : "no", walk);
      if (login === "accepted" && envelope === "passed") {
        if (walk.allowed("sends-mail") === "yes") {
          const sent = await sendCanary(reached.session, target, world, walk, patience.data);
          // A small message passes, and the user says that messages break off: a larger one goes over the same connection, after the same login.
          if (sent === "accepted" && messageIsSaidToBreak(seen)) await largeMessages(reached.session, reached.offer, world, walk);
        } else walk.leaveOut("smtp-canary", "not-allowed", "needs leave to send one message to the account itself");
      }
    }
    await leave(reached.session);
  },
};
