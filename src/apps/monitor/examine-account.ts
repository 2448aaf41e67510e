import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { fileTrouble } from "../../ask/files.ts";
import { readServer } from "../../ask/endpoint.ts";
import type { FoundSettings } from "../../ask/programs/reader.ts";
import { storedSecret } from "../../ask/stored-secret.ts";
import { accountsOf, storedObservations, withStored } from "../../ask/stored-target.ts";
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
import { AccessTokens } from "./access-tokens.ts";
import type { Expiry } from "./forecast.ts";
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

/** The account's own part of the settings file that the watch was told of, or why there is none. */
async function storedOf(account: WatchedAccount): Promise<{ readonly found?: FoundSettings; readonly trouble?: string }> {
  if (account.client === undefined) return {};
  const { readClient } = await import("../../ask/programs/find-settings.ts");
  try {
    const [found] = accountsOf((await readClient(account.client.replace(/^~(?=\/)/, homedir()))).found, account.address);
    return found === undefined ? { trouble: `client: no account of ${account.address} is in ${account.client}` } : { found };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { trouble: error.message.replace(/^--client: /, "client: ").replace(/\.$/, "") };
  }
}

/** How many logins and canaries a run really spent: those that reached a server, not those that the ledger remembered. */
function spentIn(caseFile: CaseFile): Spent {
  const logins = caseFile.observations.filter((one) => (one.kind === "smtp-login" || one.kind === "access-login") && one.ok && one.saw.remembered === undefined).length;
  const canaries = caseFile.observations.filter((one) => one.kind === "smtp-canary" && one.ok).length;
  return { logins, canaries };
}

const refreshTokenEnds = (account: string, endsMs: number): Expiry => ({ what: "token", about: account, ends: new Date(endsMs).toISOString(), words: `the refresh token of ${account} ends; sign in once more with the provider before that day and put the new one in its place` });

/** Examines accounts in the real world, with the settings of the watch. */
export function accountExaminer(settings: WatchSettings, options: { readonly ledgerPath: string; readonly world?: Partial<NodeWorldOptions> }): ExamineAccount {
  const tokens = new AccessTokens();
  const ca = settings.ca.map(rootsAt);
  const dns = settings.dns.map((text) => readServer(text, "dns"));

  return async (account, allowance, cut) => {
    const said: TargetFlags = { ...flagsOf(account), ...(settings.controls.length === 0 ? {} : { control: settings.controls }) };
    const stored = await storedOf(account);
    const flags = stored.found === undefined ? said : withStored(said, stored.found.facts);
    const bare = readTarget(flags);
    let secret: Secret | undefined;
    let refreshEndsMs: number | undefined;
    let trouble: { readonly trouble: string; readonly refused: "yes" | "no" } | undefined = stored.trouble === undefined ? undefined : { trouble: stored.trouble, refused: "no" };
    // A token is renewed at each run, whatever may be spent: that the renewal works is what tomorrow's sending rests on.
    const token = account.oauth === undefined ? undefined : await tokens.of(account.name, account.oauth, cut);
    if (token !== undefined && "trouble" in token) trouble = token;
    else if (token !== undefined) {
      [secret, refreshEndsMs] = [token.token, token.refreshEndsMs];
      if (token.worry !== undefined) trouble = { trouble: token.worry, refused: "no" };
    } else if (account.password !== undefined && allowance.login !== "none") secret = await secretAt(account.password, `${account.name}: password`);
    else if (account.storedPassword === "used" && allowance.login !== "none") {
      secret = await storedSecret(stored.found, "use-stored-password");
      if (secret === undefined && stored.found !== undefined) trouble = { trouble: `use-stored-password: ${account.client} holds no password for sending that can be read`, refused: "no" };
    }
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
    const { caseFile, diagnosis } = await examine(target, world, {
      allow,
      cut,
      ...(stored.found === undefined ? {} : { before: storedObservations([stored.found], { vantage: world.vantage, at: world.wallClock().toISOString() }) }),
      ...(allowance.settings === "alone" && flags.smtp !== undefined ? { discovery: { ask: "nobody" }, probes: quietProbes } : {}),
    });
    return { caseFile, diagnosis, spent: spentIn(caseFile), ...(refreshEndsMs === undefined ? {} : { expiries: [refreshTokenEnds(account.name, refreshEndsMs)] }), ...(trouble === undefined ? {} : { trouble: trouble.trouble, ...(trouble.refused === "yes" ? { renewal: "refused" as const } : {}) }) };
  };
}
