import { accessInQuestion } from "../../model/route.ts";
import { type AccessKind, accessKinds, walkAccess } from "../dialogue/access-walk.ts";
import { type AwaitedKind, type MailboxKind, useMailbox } from "../dialogue/arrival.ts";
import { accessEndpoints, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Logs in with the same pair where the mail comes in: the control experiment that works while sending does not. */
export const accessLogin: Probe<AccessKind | MailboxKind, AwaitedKind> = {
  id: "access-login",
  // What follows the login is measured only with leave of its own, and is then said to be left out by the walk itself.
  gives: accessKinds,
  asks: "Does the same login work for receiving?",
  needs: [...pathKinds, "smtp-envelope", "smtp-canary", "second-mailbox", "message-arrival"],
  risk: "spends-a-login",
  timeoutMs: 90_000,
  plan: (seen) => (seen.target.credential !== undefined && accessInQuestion(seen.routes)?.trust === "login" ? accessEndpoints(seen) : []),
  async measure(subject, world, walk, seen) {
    const to = endpointOf(subject);
    await walkAccess(to, walk.target.credential?.accessUser ?? walk.target.address, world, walk, world.clearLogin(to.host), "wanted", (session) => (to.protocol === "imap" ? useMailbox(session, seen, world, walk) : Promise.resolve()));
  },
};
