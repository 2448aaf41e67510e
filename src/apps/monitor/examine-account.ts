import { readFileSync } from "node:fs";
import { fileTrouble } from "../../ask/files.ts";
import { readServer } from "../../ask/endpoint.ts";
import { readLogin, readTarget, type TargetFlags } from "../../ask/target.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { examine } from "../../examine.ts";
import type { Risk } from "../../measure/probe.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Secret } from "../../model/secret.ts";
import type { Target } from "../../model/target.ts";
import { nodeWorld, type NodeWorldOptions } from "../../world/node.ts";
import { renewToken } from "./renew-token.ts";
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
  /** When the access token that was used ends, where one was renewed. */
  readonly tokenEndsMs?: number;
  /** What hindered us before anything was measured, such as a secret that is not where it should be. */
  readonly trouble?: string;
}

/** Runs one examination of an account. */
export type ExamineAccount = (account: WatchedAccount, allowance: Allowance, cut: AbortSignal) => Promise<Examined>;

interface Held {
  readonly token: Secret;
  readonly endsMs: number;
}

function rootsAt(path: string): string {
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

/** Examines accounts in the real world, with the settings of the watch. Renewed tokens are kept in memory alone. */
export function accountExaminer(settings: WatchSettings, options: { readonly ledgerPath: string; readonly world?: Partial<NodeWorldOptions> }): ExamineAccount {
  const tokens = new Map<string, Held>();
  const ca = settings.ca.map(rootsAt);
  const dns = settings.dns.map((text) => readServer(text, "dns"));

  const tokenFor = async (account: WatchedAccount, cut: AbortSignal): Promise<Held | { readonly trouble: string } | undefined> => {
    if (account.oauth === undefined) return undefined;
    const held = tokens.get(account.name);
    if (held !== undefined && held.endsMs - renewAheadMs > Date.now()) return held;
    const renewed = await renewToken(account.oauth, account.name, Date.now(), cut);
    if ("trouble" in renewed) return renewed;
    const fresh = { token: renewed.token, endsMs: renewed.endsMs };
    tokens.set(account.name, fresh);
    return fresh;
  };

  return async (account, allowance, cut) => {
    const flags = flagsOf(account);
    const bare = readTarget(flags);
    let secret: Secret | undefined;
    let endsMs: number | undefined;
    let trouble: string | undefined;
    // A token is renewed at each run, whatever may be spent: that the renewal works is what tomorrow's sending rests on.
    const token = await tokenFor(account, cut);
    if (token !== undefined && "trouble" in token) trouble = token.trouble;
    else if (token !== undefined) [secret, endsMs] = [token.token, token.endsMs];
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
    const { caseFile, diagnosis } = await examine(target, world, { allow, cut, ...(allowance.settings === "alone" && account.smtp !== undefined ? { discovery: { ask: "nobody" } } : {}) });
    return { caseFile, diagnosis, spent: spentIn(caseFile), ...(endsMs === undefined ? {} : { tokenEndsMs: endsMs }), ...(trouble === undefined ? {} : { trouble }) };
  };
}
