import type { CredentialFacts } from "../model/target.ts";
import type { Secret } from "../model/secret.ts";
import type { CommandOutcome } from "../world/command.ts";
import { secretFromInput, unusable } from "../world/secrets.ts";
import { commandWords } from "./command-words.ts";
import { quoted, UsageError } from "./usage-error.ts";

/** No password or token is longer; what is longer is the wrong file. */
export const maxSecretBytes = 64 * 1024;
/** Long enough to type the passphrase of a password manager. */
const commandMs = 60_000;

/** Where the user says that the secret is. */
export interface CredentialFlags {
  readonly passwordStdin?: "yes";
  readonly passwordEnv?: string;
  readonly passwordCommand?: string;
  readonly oauthTokenEnv?: string;
}

/** The ways to get at it; the application hands them in. */
export interface CredentialSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Everything on standard input, up to a limit. Throws `UsageError` beyond it. */
  readStdin(maxBytes: number): Promise<string>;
  run(words: readonly string[], limits: { readonly timeoutMs: number; readonly maxBytes: number }): Promise<CommandOutcome>;
  /** Asks at the terminal without showing what is typed; absent where there is no terminal. */
  readonly prompt?: () => Promise<string>;
}

/** A secret and what kind it is. */
export interface Credential {
  readonly secret: Secret;
  readonly kind: CredentialFacts["kind"];
}

function checked(text: string, kind: Credential["kind"], origin: string): Credential {
  const secret = secretFromInput(text);
  const state = unusable(secret);
  const what = kind === "password" ? "password" : "token";
  if (state === "empty") throw new UsageError(`${origin}: the ${what} is empty.`);
  if (state === "control-characters") throw new UsageError(`${origin}: the ${what} has a line break or a NUL in it, which no login can carry; give it on one line.`);
  return { secret, kind };
}

function fromEnvironment(name: string, flag: string, kind: Credential["kind"], env: CredentialSources["env"]): Credential {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new UsageError(`${flag} wants the name of an environment variable, not the secret itself; put the secret into a variable such as MAIL_SECRET and give that name.`);
  const value = env[name];
  if (value === undefined) throw new UsageError(`${flag}: there is no environment variable ${quoted(name)}.`);
  return checked(value, kind, `${flag} ${name}`);
}

/** Gets the secret from where the user says it is; undefined where none was given. `prefix` tells whose flags they are. Throws `UsageError`. The secret is never part of an error. */
export async function readCredential(flags: CredentialFlags, sources: CredentialSources, prefix: "--" | "--arrive-" = "--"): Promise<Credential | undefined> {
  const given = [
    flags.passwordStdin === undefined ? undefined : `${prefix}password-stdin`,
    flags.passwordEnv === undefined ? undefined : `${prefix}password-env`,
    flags.passwordCommand === undefined ? undefined : `${prefix}password-command`,
    flags.oauthTokenEnv === undefined ? undefined : `${prefix}oauth-token-env`,
  ].filter((flag) => flag !== undefined);
  if (given.length > 1) throw new UsageError(`${given.join(" and ")} contradict each other; give one of them.`);
  if (flags.passwordStdin !== undefined) return checked(await sources.readStdin(maxSecretBytes), "password", `${prefix}password-stdin`);
  if (flags.passwordEnv !== undefined) return fromEnvironment(flags.passwordEnv, `${prefix}password-env`, "password", sources.env);
  if (flags.oauthTokenEnv !== undefined) return fromEnvironment(flags.oauthTokenEnv, `${prefix}oauth-token-env`, "oauth-token", sources.env);
  if (flags.passwordCommand !== undefined) {
    const words = commandWords(flags.passwordCommand, `${prefix}password-command`);
    const outcome = await sources.run(words, { timeoutMs: commandMs, maxBytes: maxSecretBytes });
    if ("wrong" in outcome) throw new UsageError(`${prefix}password-command: the command ${outcome.wrong}.`);
    return checked(outcome.printed, "password", `${prefix}password-command`);
  }
  const typed = await sources.prompt?.();
  return typed === undefined || typed === "" ? undefined : checked(typed, "password", "the password prompt");
}
