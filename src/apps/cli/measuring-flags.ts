import { readFileSync } from "node:fs";
import { readServer } from "../../ask/endpoint.ts";
import { fileTrouble } from "../../ask/files.ts";
import type { TargetFlags } from "../../ask/target.ts";
import { quoted, UsageError } from "../../ask/usage-error.ts";
import type { NodeWorldOptions } from "../../world/node.ts";
import type { Given } from "./program.ts";

// The flags of every command that measures.

const maxTimeoutSeconds = 600;

export type Flags = Given["flags"];
/** The value of a flag that is given once. */
export const one = (flags: Flags, name: string): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);
/** The values of a flag that may be given more than once. */
export const many = (flags: Flags, name: string): readonly string[] => (Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : []);

/** The flags of the target, only those that were given. */
export function targetFlags(address: string, flags: Flags): TargetFlags {
  const names = ["smtp", "security", "smtpUser", "imap", "imapSecurity", "imapUser", "pop", "from", "ehlo", "mechanism", "since", "sendTo"] as const;
  const given = Object.fromEntries(names.map((name) => [name, one(flags, name)]).filter(([, value]) => value !== undefined)) as Omit<TargetFlags, "address">;
  const control = many(flags, "control");
  return { address, ...given, ...(control.length === 0 ? {} : { control }) };
}

/** The most that one measurement may take, in milliseconds. Throws `UsageError`. */
export function timeoutOf(flags: Flags): number | undefined {
  const text = one(flags, "timeout");
  if (text === undefined) return undefined;
  const seconds = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 1 && seconds <= maxTimeoutSeconds)) throw new UsageError(`--timeout: ${quoted(text)} is no number of seconds from 1 to ${maxTimeoutSeconds}.`);
  return seconds * 1000;
}

export function readRoots(path: string): string {
  try {
    const pem = readFileSync(path, "utf8");
    if (pem.includes("-----BEGIN CERTIFICATE-----")) return pem;
  } catch (error) {
    throw new UsageError(`--ca: ${quoted(path)} cannot be read: ${fileTrouble(error)}.`);
  }
  throw new UsageError(`--ca: ${quoted(path)} has no certificate in it; a PEM file with "-----BEGIN CERTIFICATE-----" is wanted.`);
}

/** The DNS servers and root certificates that the user names. Throws `UsageError`. */
export function surroundings(flags: Flags): Pick<NodeWorldOptions, "dns" | "ca"> {
  return { dns: many(flags, "dns").map((text) => readServer(text, "--dns")), ca: many(flags, "ca").map(readRoots) };
}
