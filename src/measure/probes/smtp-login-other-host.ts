import { submissionInQuestion } from "../../model/route.ts";
import { tryLogin } from "../dialogue/smtp-login.ts";
import { leave, reach, type ReachKind } from "../dialogue/smtp-walk.ts";
import { isAbout, type PathKind, pathKinds, readyForLogin } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** A second login with the same pair at another server that is known to be the domain's, where the first was refused and the user allowed one more. */
export const smtpLoginOtherHost: Probe<ReachKind | "smtp-login", PathKind> = {
  id: "smtp-login-other-host",
  gives: ["smtp-login"],
  asks: "Does the same login work at another server of the provider?",
  needs: pathKinds,
  risk: "spends-another-login",
  timeoutMs: 120_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    if (question === undefined || seen.target.credential === undefined) return [];
    const refused = seen.of("smtp-login").some((one) => one.ok && one.saw.accepted === "no" && one.saw.reply.code === 535 && isAbout(one, question));
    if (!refused) return [];
    for (const route of seen.routes) {
      if (route.protocol !== "smtp" || route.host === question.host || route.trust !== "login") continue;
      const ready = readyForLogin(seen, route);
      if (ready !== undefined) return [ready];
    }
    return [];
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    // The way there was recorded when it was looked at; only the login is new.
    const quiet = { ...walk, step: (async (kind, take) => (kind === "smtp-login" ? walk.step(kind, take) : take())) as typeof walk.step };
    const reached = await reach(to, walk.target.ehloName, world, quiet);
    if (reached === "ended") return;
    await tryLogin("smtp-login", reached.session, reached.offer, to, walk.target.credential?.submissionUser ?? walk.target.address, walk.target.mechanism, world, walk, world.clearLogin(to.host));
    await leave(reached.session);
  },
};
