import type { LoginFacts, Subject } from "../../model/observation.ts";
import type { Security } from "../../model/route.ts";
import type { World } from "../../world/world.ts";
import { type AccessKind, walkAccess } from "../dialogue/access-walk.ts";
import { type AwaitedKind, type Canary, useSecondMailbox } from "../dialogue/arrival.ts";
import { pathKinds } from "../planning.ts";
import { endpointOf, type PlanView, type Probe, type Walk } from "../probe.ts";

/** Where the second mailbox is read, by IMAP. */
export interface MailboxDoor {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly security: Security;
}

/** Whose login it is: a secret of its own, the ledger of its logins, and what keeps it out of every text. */
export type Identity = Pick<World, "credential" | "logins" | "clean">;

type SecondKind = "second-mailbox" | "message-arrival";

/** The test message that a server has taken. */
function accepted(seen: PlanView<AwaitedKind>): Canary | undefined {
  return seen.of("smtp-canary").find((one): one is Canary => one.ok && one.saw.reply.code < 400);
}

/** The walk to a login as one step of its own kind: what it meets on the way is told of the second mailbox and never taken for the account's. */
function asOneStep(address: string, walk: Walk<SecondKind>): Walk<AccessKind> {
  return {
    ...walk,
    async step(kind, take) {
      if (kind !== "access-login") return take().catch((error: unknown) => walk.step("second-mailbox", () => Promise.reject(error)) as never);
      const made = await walk.step("second-mailbox", async () => ({ address, login: (await take()) as LoginFacts }));
      return made.login as Awaited<ReturnType<typeof take>>;
    },
    recall: (_kind, facts, at) => walk.recall("second-mailbox", { address, login: facts as LoginFacts }, at),
    leaveOut: (_kind, why, detail) => walk.leaveOut("second-mailbox", why, detail),
  };
}

/** Looks for the test message in a second mailbox of the same person. It logs in there only once a server has taken the message: no login is spent for nothing. */
export function secondMailbox(door: MailboxDoor, identity: Identity): Probe<SecondKind, AwaitedKind> {
  return {
    id: "second-mailbox",
    gives: ["second-mailbox"],
    asks: "Does the test message arrive in the second mailbox?",
    needs: [...pathKinds, "smtp-envelope", "smtp-canary", "message-arrival", "second-mailbox"],
    risk: "sends-mail",
    timeoutMs: 90_000,
    plan: (seen): readonly Subject[] => (accepted(seen) === undefined ? [] : [{ on: "endpoint", protocol: "imap", ...door }]),
    async measure(subject, world, walk, seen) {
      const canary = accepted(seen);
      const { address = "", user = "" } = walk.target.secondMailbox ?? {};
      if (canary === undefined) return;
      const theirs: World = { ...world, credential: identity.credential, logins: identity.logins, clean: (text) => identity.clean(world.clean(text)) };
      // A password of another account never goes over a line in the clear, whatever was allowed for the first.
      await walkAccess(endpointOf(subject), user, theirs, asOneStep(address, walk), "forbidden", "wanted", (session) => useSecondMailbox(session, canary, address, seen, theirs, walk));
    },
  };
}
