import type { Secret } from "../../model/secret.ts";
import type { CredentialFacts, Target } from "../../model/target.ts";
import { ledgerPath } from "../../world/logins.ts";
import { nodeWorld } from "../../world/node.ts";
import type { World } from "../../world/world.ts";
import { type Fault, targetOf } from "../demo/fault.ts";
import { faults } from "../demo/faults/index.ts";
import { MailWorld, trustedAuthority } from "../demo/mail-world.ts";
import type { RunRequest, Welcome } from "./protocol.ts";

/** Where runs happen: the real network, or a mail world on this machine's loopback. */
export interface Place {
  readonly demo: Welcome["demo"];
  /** Has the person of this place a password that nobody needs to type? */
  readonly ownSecret: "yes" | "no";
  /** What this place adds to a target: a demo has its own unrelated hosts. */
  dress(target: Target): Target;
  /** What the person of a demo allows besides looking and one login. */
  readonly allows: readonly ("spends-another-login" | "sends-mail")[];
  world(credential: { readonly secret: Secret | undefined; readonly kind: CredentialFacts["kind"]; readonly users: readonly string[] } | undefined, spend: "once" | "another"): World;
  close(): Promise<void>;
}

/** What the flags of the command line say of the real network. */
export interface Surroundings {
  readonly dns: readonly string[];
  readonly ca: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The real network, as this machine meets it. */
export function realPlace(around: Surroundings): Place {
  return {
    demo: undefined,
    ownSecret: "no",
    allows: [],
    dress: (target) => target,
    world: (credential, spend) => nodeWorld({ dns: around.dns, ca: around.ca, ledgerPath: ledgerPath(around.env), spend, ...(credential?.secret === undefined ? {} : { secret: credential.secret, secretKind: credential.kind, users: credential.users }) }),
    async close() {},
  };
}

function formOf(fault: Fault, target: Target): RunRequest {
  const { submission, imap } = target;
  return {
    address: target.address,
    ...(submission === undefined ? {} : { outgoing: { host: submission.host, port: submission.port === undefined ? "" : String(submission.port), security: submission.security ?? "" } }),
    ...(imap === undefined ? {} : { incoming: { protocol: "imap", host: imap.host, port: imap.port === undefined ? "" : String(imap.port), security: imap.security ?? "" } }),
    ...(target.credential === undefined || target.credential.submissionUser === target.address ? {} : { user: target.credential.submissionUser }),
    ...(fault.reported === undefined ? {} : { reported: fault.reported }),
  };
}

/** What a demo may be given besides its fault: a ledger that remembers refused logins, and a person whose password it does not know. */
export interface DemoWish {
  readonly ledgerPath?: string;
  readonly ownSecret?: "no";
}

/** Builds the mail world of one fault and keeps it standing. Throws RangeError for a fault that does not exist. */
export async function demoPlace(id: string, wish: DemoWish = {}): Promise<Place> {
  const fault = faults.find((one) => one.id === id);
  if (fault === undefined) throw new RangeError(`no fault ${id}`);
  const target = targetOf(fault);
  const world = new MailWorld(target, await trustedAuthority());
  await world.others();
  await fault.build(world);
  await world.open();
  return {
    demo: { title: fault.title, form: formOf(fault, target) },
    ownSecret: wish.ownSecret ?? (target.credential === undefined ? "no" : "yes"),
    allows: fault.allow ?? [],
    dress: ({ controls: _others, ...given }) => ({ ...(target.ehloName === undefined ? {} : { ehloName: target.ehloName }), ...(target.mechanism === undefined ? {} : { mechanism: target.mechanism }), ...given, from: given.from === given.address ? target.from : given.from, controls: target.controls }),
    world: (credential, spend) => world.reach(credential?.secret, { spend, ...(wish.ledgerPath === undefined ? {} : { ledgerPath: wish.ledgerPath }) }),
    close: () => world.close(),
  };
}
