import { readAddress } from "../../ask/address.ts";
import type { FoundSettings } from "../../ask/programs/reader.ts";
import { accountsOf } from "../../ask/stored-target.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { type Flags, many, one } from "./measuring-flags.ts";
import type { Terminal } from "./terminal.ts";

/** What the settings file of --client holds: the account that is meant, and all of them. */
export interface ReadStored {
  readonly of: FoundSettings | undefined;
  readonly all: readonly FoundSettings[];
}

/** Reads the settings files that --client names. Throws `UsageError`, also where none of their accounts is the mailbox's. */
export async function readStored(address: string, flags: Flags, terminal: Terminal): Promise<ReadStored> {
  const paths = many(flags, "client");
  if (paths.length === 0) return { of: undefined, all: [] };
  const { filesHere, readClient } = await import("../../ask/programs/find-settings.ts");
  const readings = await Promise.all(paths.map((path) => readClient(path, filesHere(["passwordEnv", "oauthTokenEnv"].flatMap((flag) => one(flags, flag) ?? [])))));
  for (const trouble of readings.flatMap((one) => one.trouble)) await terminal.tell(`cantsend: ${trouble}\n`);
  const all = readings.flatMap((one) => one.found);
  const mailbox = readAddress(address).address;
  const [chosen] = accountsOf(all, mailbox);
  if (chosen === undefined) {
    const others = [...new Set(all.flatMap((one) => one.facts.addresses))].slice(0, 5);
    throw new UsageError(`--client: no account of ${mailbox} is in these settings${others.length === 0 ? "" : `; there are ${others.join(", ")}`}.`);
  }
  return { of: chosen, all };
}
