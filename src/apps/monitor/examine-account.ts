import { readFileSync } from "node:fs";
import { fileTrouble } from "../../ask/files.ts";
import { readServer } from "../../ask/endpoint.ts";
import { readLogin, readTarget, type TargetFlags } from "../../ask/target.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { examine } from "../../examine.ts";
import { quietProbes } from "../../measure/quiet-probes.ts";
import type { Risk } from "../../measure/probe.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Secret } from "../../model/secret.ts";
import type { Target } from "../../model/target.ts";
import { nodeWorld, type NodeWorldOptions } from "../../world/node.ts";
import type { Expiry } from "./forecast.ts";
import { renewToken, type Renewed } from "./renew-token.ts";
import { secretAt } from "./secret-at.ts";
import type { WatchedAccount, WatchSettings } from "./settings.ts";
import type { Spent } from "./store.ts";

/** What one run may spend. */
export interface Allowance {
  readonly login: "none" | "one" | "one-after-refusal";
  readonly canary: "none" | "one";
  /** `alone`: the settings are known and nothing was wrong last time, so nobody is asked what they should be. */
  readonly settings?: "alone" | "compared";
}

/** What one run brought. */
export interface Examined {
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly spent: Spent;
  /** What ends by itself and does not stand in the case file, such as a refresh token. */
  readonly expiries?: readonly Expiry[];
  /** The token server refused to renew the access token, on its own word and not for want of a connection. */
  readonly renewal?: "refused";
  /** What hindered us before anything was measured, such as a secret that is not where it should be. */
  readonly trouble?: string;
}

/** Runs one examination of an account. */
export type ExamineAccount = (account: WatchedAccount, allowance: Allowance, cut: AbortSignal) => Promise<Examined>;

interface Held {
  readonly token: Secret;
  readonly endsMs: number;
  /** When the refresh token ends, where the token server says so. */
  readonly refreshEndsMs?: number;
}

type NotHeld = Extract<Renewed, { readonly trouble: string }>;

/** The text of a PEM file that the settings name. */
export function rootsAt(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`ca: ${path} cannot be read: ${fileTrouble(error)}.`);
  }
}

function flagsOf(account: WatchedAccount): TargetFlags {
  const { address, smtp, security, smtpUser, imap, imapUser, from } = account;
  const given = { smtp, security, smtpUser, imap, imapUser, from };
  return { address, ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<TargetFlags>) };
}

/** How many logins and canaries a run really spent: those that reached a server, not those that the ledger remembered. */
function spentIn(caseFile: CaseFile): Spent {
  const logins = caseFile.observations.filter((one) => (one.kind === "smtp-login" || one.kind === "access-login") && one.ok && one.saw.remembered === undefined).length;
  const canaries = caseFile.observations.filter((one) => one.kind === "smtp-canary" && one.ok).length;
  return { logins, canaries };
}

/** A token is renewed this long before it ends. */
const renewAheadMs = 5 * 60_000;

const refreshTokenEnds = (account: string, endsMs: number): Expiry => ({ what: "token", about: account, ends: new Date(endsMs).toISOString(), words: `the refresh token of ${account} ends; sign in once more with the provider before that day and put the new one in its place` });

/** Examines accounts in the real world, with the settings of the watch. Renewed tokens are kept in memory alone. */
export function accountExaminer(settings: WatchSettings, options: { readonly ledgerPath: string; readonly world?: Partial<NodeWorldOptions> }): ExamineAccount {
  const tokens = new Map<string, Held>();
  // Some servers give a new refresh token with each renewal, and the one before ends (RFC 6749 section 6, RFC 9700 section 2.2.2).
  const rotated = new Map<string, Secret>();
  const ca = settings.ca.map(rootsAt);
  const dns = settings.dns.map((text) => readServer(text, "dns"));

  const tokenFor = async (account: WatchedAccount, cut: AbortSignal): Promise<Held | NotHeld | undefined> => {
    if (account.oauth === undefined) return undefined;
    const held = tokens.get(account.name);
    if (held !== undefined && held.endsMs - renewAheadMs > Date.now()) return held;
    const renewed = await renewToken(account.oauth, account.name, Date.now(), { cut, ...(rotated.has(account.name) ? { refreshToken: rotated.get(account.name) as Secret } : {}) });
    if ("trouble" in renewed) {
      // The user may have put a new one where the settings say: that is read the next time.
      if (renewed.refused === "yes") rotated.delete(account.name);
      return renewed;
    }
    if (renewed.rotated !== undefined) rotated.set(account.name, renewed.rotated);
    const fresh = { token: renewed.token, endsMs: renewed.endsMs, ...(renewed.refreshEndsMs === undefined ? {} : { refreshEndsMs: renewed.refreshEndsMs }) };
    tokens.set(account.name, fresh);
    return fresh;
  };

  return async (account, allowance, cut) => {
    const flags: TargetFlags = { ...flagsOf(account), ...(settings.controls.length === 0 ? {} : { control: settings.controls }) };
    const bare = readTarget(flags);
    let secret: Secret | undefined;
    let refreshEndsMs: number | undefined;
    let trouble: NotHeld | undefined;
    // A token is renewed at each run, whatever may be spent: that the renewal works is what tomorrow's sending rests on.
    const token = await tokenFor(account, cut);
    if (token !== undefined && "trouble" in token) trouble = token;
    else if (token !== undefined) [secret, refreshEndsMs] = [token.token, token.refreshEndsMs];
    else if (account.password !== undefined && allowance.login !== "none") secret = await secretAt(account.password, `${account.name}: password`);
    const login = readLogin(flags, bare.address);
    const kind = account.oauth === undefined ? ("password" as const) : ("oauth-token" as const);
    const uses = secret !== undefined && allowance.login !== "none";
    const target: Target = uses ? { ...bare, credential: { kind, ...login } } : bare;
    const world = nodeWorld({
      ...(dns.length === 0 ? {} : { dns }),
      ca,
      ledgerPath: options.ledgerPath,
      spend: allowance.login === "one-after-refusal" ? "another" : "once",
      ...(secret !== undefined && uses ? { secret, secretKind: kind, users: [...new Set([bare.address, login.submissionUser, login.accessUser])] } : {}),
      ...options.world,
    });
    const allow: Exclude<Risk, "looks">[] = [...(uses ? (["spends-a-login"] as const) : []), ...(uses && allowance.canary === "one" ? (["sends-mail"] as const) : [])];
    const { caseFile, diagnosis } = await examine(target, world, { allow, cut, ...(allowance.settings === "alone" && account.smtp !== undefined ? { discovery: { ask: "nobody" }, probes: quietProbes } : {}) });
    return { caseFile, diagnosis, spent: spentIn(caseFile), ...(refreshEndsMs === undefined ? {} : { expiries: [refreshTokenEnds(account.name, refreshEndsMs)] }), ...(trouble === undefined ? {} : { trouble: trouble.trouble, ...(trouble.refused === "yes" ? { renewal: "refused" as const } : {}) }) };
  };
}
