import { accessSync, constants, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { commandWords } from "../../ask/command-words.ts";
import { fileTrouble } from "../../ask/files.ts";
import type { Secret } from "../../model/secret.ts";
import { type CommandLimits, runCommand } from "../../world/command.ts";
import { keepInFile } from "../../world/keep-secret.ts";
import { hexEncoded } from "../../world/secrets.ts";
import type { SecretReference, WatchSettings } from "./settings.ts";

const limits = { timeoutMs: 30_000, maxBytes: 64 * 1024, terminal: "alone" } as const;

/**
 * The program that puts a secret into the system's own key store, and what it reads: never as an argument, which every process could see.
 * macOS takes the command itself from standard input, the secret in hexadecimal (security(1), -i and -X); secret-tool(1) reads the secret from there.
 */
export function keychainStore(name: string, secret: Secret, platform: NodeJS.Platform): { readonly words: readonly string[]; readonly input: NonNullable<CommandLimits["input"]> } | undefined {
  if (platform === "linux") return { words: ["secret-tool", "store", "--label=cantsend", "service", "cantsend", "account", name], input: [secret] };
  if (platform === "darwin" && /^[\w.@+-]+$/.test(name)) return { words: ["security", "-i"], input: [`add-generic-password -U -s cantsend -a ${name} -X `, hexEncoded(secret), "\n"] };
  return undefined;
}

/** Why a new secret cannot be put where the old one came from; undefined where it can, as far as that shows beforehand. */
export function cannotBeKept(reference: SecretReference): string | undefined {
  if ("env" in reference) return "an environment variable cannot be changed from within";
  if ("command" in reference) return reference.store === undefined ? 'the command only reads; add store = "…", a command that takes the new one on its standard input' : undefined;
  if ("keychain" in reference) return ["linux", "darwin"].includes(process.platform) ? undefined : "the key store of this system is not written to";
  try {
    // The new file is made beside the old one and takes its name.
    accessSync(dirname(realpathSync(reference.file)), constants.W_OK);
    return undefined;
  } catch (error) {
    return `no file can be made beside ${reference.file}: ${fileTrouble(error)}`;
  }
}

/** Puts a secret in the place of the one that came from there. Answers with the trouble, if any; no secret is in it. */
export async function keepSecret(reference: SecretReference, secret: Secret, what: string): Promise<string | undefined> {
  if ("file" in reference) {
    try {
      keepInFile(reference.file, secret);
      return undefined;
    } catch (error) {
      return `${reference.file} cannot be replaced: ${fileTrouble(error)}`;
    }
  }
  const impossible = cannotBeKept(reference);
  if (impossible !== undefined) return impossible;
  const how = "command" in reference ? { words: commandWords(reference.store ?? "", what), input: [secret] } : "keychain" in reference ? keychainStore(reference.keychain, secret, process.platform) : undefined;
  if (how === undefined) return "the key store of this system is not written to";
  const outcome = await runCommand(how.words, { ...limits, input: how.input });
  return "wrong" in outcome ? `the command that keeps it ${outcome.wrong}` : undefined;
}

/** A sentence for each account whose refresh token could not be kept if the token server gave a new one: after a restart there would be only the old one. */
export function whatCannotBeKept(settings: WatchSettings): readonly string[] {
  return settings.accounts.flatMap((account) => {
    const trouble = account.oauth === undefined ? undefined : cannotBeKept(account.oauth.refreshToken);
    return trouble === undefined ? [] : [`${account.name}: if its provider gives a new refresh token at a renewal, that one cannot be kept, and is lost when the watch ends: ${trouble}. A file, the key store or a command with store keeps it.`];
  });
}
