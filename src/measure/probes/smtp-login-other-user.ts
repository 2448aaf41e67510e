import { tryLogin } from "../dialogue/smtp-login.ts";
import { leave, reach, type ReachKind } from "../dialogue/smtp-walk.ts";
import { isAbout, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** The other form of a user name: the part before the @ for an address, and the address for such a part. */
export function otherForm(user: string, address: string): string | undefined {
  const at = user.lastIndexOf("@");
  if (at > 0) return user.slice(0, at);
  return user === address ? undefined : address;
}

/** A second login with the other form of the user name, where the first was refused and the user allowed one more. */
export const smtpLoginOtherUser: Probe<ReachKind | "smtp-login-other-user", PathKind> = {
  id: "smtp-login-other-user",
  gives: ["smtp-login-other-user"],
  asks: "Does the other form of the user name log in?",
  needs: pathKinds,
  risk: "spends-another-login",
  timeoutMs: 120_000,
  plan(seen) {
    const { credential } = seen.target;
    // A token names its account itself: another spelling of the user name opens nothing.
    if (credential === undefined || credential.kind === "oauth-token") return [];
    const refused = seen.of("smtp-login").find((one) => one.ok && one.saw.accepted === "no" && one.saw.reply.code === 535);
    return refused === undefined || otherForm(credential.submissionUser, seen.target.address) === undefined ? [] : [refused.about];
  },
  async measure(subject, world, walk, seen) {
    const to = endpointOf(subject);
    const user = otherForm(walk.target.credential?.submissionUser ?? "", walk.target.address);
    if (user === undefined || !seen.of("smtp-login").some((one) => isAbout(one, to))) return;
    // The way there was recorded by the first login; only the second login is new.
    const quiet = { ...walk, step: (async (kind, take) => (kind === "smtp-login-other-user" ? walk.step(kind, take) : take())) as typeof walk.step };
    const reached = await reach(to, walk.target.ehloName, world, quiet);
    if (reached === "ended") return;
    await tryLogin("smtp-login-other-user", reached.session, reached.offer, to, user, walk.target.mechanism, world, walk, world.clearLogin(to.host));
    await leave(reached.session);
  },
};
