import { homedir } from "node:os";
import { resolve } from "node:path";
import { quoted, UsageError } from "../usage-error.ts";
import { machineFiles } from "./files.ts";
import { readers as allReaders } from "./index.ts";
import type { Files, FoundSettings, Reader } from "./reader.ts";

/** Enough of a file to see whose it is. */
const headChars = 4_096;

/** What was found, by which program's reader and where, and what could not be read. */
export interface FoundOnMachine {
  readonly found: readonly (FoundSettings & { readonly path: string })[];
  readonly trouble: readonly string[];
}

/** The files of this machine, as the user who runs the program may see them. `ours`: variables that hand something to cantsend itself and so say nothing about another program. */
export function filesHere(ours: readonly string[] = []): Files {
  const platform = process.platform === "win32" ? "windows" : process.platform === "darwin" ? "macos" : "linux";
  return machineFiles({ home: homedir(), platform, environment: Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.includes(name))) });
}

/** The reader that a path belongs to: one that is sure of it, else the first that thinks so. */
async function readerOf(path: string, files: Files, readers: readonly Reader[]): Promise<Reader | undefined> {
  const read = await files.read(path);
  const head = "text" in read ? read.text.slice(0, headChars) : "";
  const judged = readers.map((reader) => ({ reader, says: reader.recognises({ path, head }) }));
  return (judged.find((one) => one.says === "yes") ?? judged.find((one) => one.says === "maybe"))?.reader;
}

/** Reads the settings that begin at a path that the user named. Throws `UsageError` where no program of ours keeps such a file, or nothing can be read of it. */
export async function readClient(path: string, files: Files = filesHere(), readers: readonly Reader[] = allReaders): Promise<FoundOnMachine> {
  const whole = resolve(path);
  const read = await files.read(whole);
  if ("refused" in read && (await files.list(whole)).length === 0) throw new UsageError(`--client: ${quoted(path)} cannot be read: ${read.refused}.`);
  const reader = await readerOf(whole, files, readers);
  if (reader === undefined) throw new UsageError(`--client: ${quoted(path)} is no settings file of a program that cantsend knows.`);
  const { found, trouble } = await reader.read(whole, files);
  if (found.length === 0) throw new UsageError(`--client: ${quoted(path)} was read as settings of ${reader.title}, and there is no account for sending in it${trouble[0] === undefined ? "" : ` (${trouble[0].replace(/\.$/, "")})`}.`);
  return { found: found.map((one) => ({ ...one, path: whole })), trouble };
}

/** Reads what the programs on this machine keep where they usually keep it. What cannot be read is told, and never an error. */
export async function findOnMachine(makeFiles: () => Files = () => filesHere(), readers: readonly Reader[] = allReaders): Promise<FoundOnMachine> {
  const outcomes = await Promise.all(
    readers.map(async (reader): Promise<FoundOnMachine> => {
      const found: (FoundSettings & { readonly path: string })[] = [];
      const trouble: string[] = [];
      try {
        for (const path of await reader.usualPlaces(makeFiles())) {
          const reading = await reader.read(path, makeFiles());
          found.push(...reading.found.map((one) => ({ ...one, path })));
          trouble.push(...reading.trouble);
        }
      } catch (error) {
        trouble.push(`The settings of ${reader.title} could not be read: ${error instanceof Error ? error.message : String(error)}.`);
      }
      return { found, trouble };
    }),
  );
  return { found: outcomes.flatMap((one) => [...one.found]), trouble: outcomes.flatMap((one) => [...one.trouble]) };
}
