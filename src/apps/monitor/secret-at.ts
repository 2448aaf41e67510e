import { readFile, stat } from "node:fs/promises";
import { commandWords } from "../../ask/command-words.ts";
import { fileTrouble } from "../../ask/files.ts";
import { UsageError } from "../../ask/usage-error.ts";
import type { Secret } from "../../model/secret.ts";
import { runCommand } from "../../world/command.ts";
import { secretFromInput, unusable } from "../../world/secrets.ts";
import type { SecretReference } from "./settings.ts";

const maxBytes = 64 * 1024;
const commandMs = 30_000;

/** The system's own key store, by the program that it comes with. */
function keychainWords(name: string): readonly string[] | undefined {
  switch (process.platform) {
    case "darwin":
      return ["security", "find-generic-password", "-s", "cantsend", "-a", name, "-w"];
    case "linux":
      return ["secret-tool", "lookup", "service", "cantsend", "account", name];
    default:
      return undefined;
  }
}

async function printed(words: readonly string[], what: string): Promise<string> {
  const outcome = await runCommand(words, { timeoutMs: commandMs, maxBytes, terminal: "alone" });
  if ("wrong" in outcome) throw new UsageError(`${what}: the command ${outcome.wrong}.`);
  return outcome.printed;
}

async function textAt(reference: SecretReference, what: string): Promise<string> {
  if ("env" in reference) {
    const value = process.env[reference.env];
    if (value === undefined) throw new UsageError(`${what}: there is no environment variable ${reference.env}.`);
    return value;
  }
  if ("command" in reference) return printed(commandWords(reference.command, what), what);
  if ("keychain" in reference) {
    const words = keychainWords(reference.keychain);
    if (words === undefined) throw new UsageError(`${what}: the key store of this system is not read; use a command or a file instead.`);
    return printed(words, what);
  }
  try {
    const found = await stat(reference.file);
    if (!found.isFile()) throw new UsageError(`${what}: ${reference.file} is no file.`);
    if (process.platform !== "win32" && (found.mode & 0o077) !== 0) throw new UsageError(`${what}: ${reference.file} can be read by others on this machine; run chmod 600 on it first.`);
    if (found.size > maxBytes) throw new UsageError(`${what}: ${reference.file} is too large to be a password.`);
    return await readFile(reference.file, "utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what}: ${reference.file} cannot be read: ${fileTrouble(error)}.`);
  }
}

/** Gets a secret from where the file of the watch says it is. Throws `UsageError`; the secret is never part of an error. */
export async function secretAt(reference: SecretReference, what: string): Promise<Secret> {
  const secret = secretFromInput(await textAt(reference, what));
  const state = unusable(secret);
  if (state === "empty") throw new UsageError(`${what}: the secret is empty.`);
  if (state === "control-characters") throw new UsageError(`${what}: the secret has a line break or a NUL in it.`);
  return secret;
}
