import type { EnvDialect } from "../dialects/env-dialect.ts";
import type { NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { Files } from "./reader.ts";

/** Variables out of several files and the environment, as one program puts them together. */
export interface LayeredEnv {
  /** The value that the program uses. */
  get(name: string): Field | undefined;
  /** What stands in a file about these names and does not take effect: overridden, or commented out. */
  lost(names: readonly string[]): readonly NotInEffect[];
  /** Every name that any file sets, with the place of the one that counts. */
  readonly names: ReadonlyMap<string, Field>;
  /** The files that were there. */
  readonly paths: readonly string[];
  readonly trouble: readonly string[];
  readonly notes: readonly string[];
}

/** Where a value that comes from the process's environment stands. */
export const environmentPlace = (name: string) => ({ path: "the environment of the process", key: name });

/** Reads files from the weakest to the strongest; the environment of the process beats them all, as in every dotenv library. */
export async function layeredEnv(files: Files, paths: readonly string[], dialect: EnvDialect): Promise<LayeredEnv> {
  const layers: { path: string; fields: Map<string, Field>; commented: readonly { name: string; line: number }[] }[] = [];
  const trouble: string[] = [];
  const notes: string[] = [];
  const outside: Record<string, string | undefined> = {};
  for (const path of paths) {
    const read = await files.read(path);
    if ("refused" in read) {
      if (read.refused !== "there is no such file") trouble.push(`${path} was not read: ${read.refused}.`);
      continue;
    }
    const reading = dialect.read(read.text, { ...outside, ...files.environment });
    const fields = new Map<string, Field>();
    for (const one of reading.entries) {
      fields.set(one.name, { value: one.value, written: one.written, at: { path, line: one.line, key: one.name }, ...(one.because === undefined ? {} : { because: one.because }), ...(one.command === undefined ? {} : { made: "by-command" as const }) });
      outside[one.name] = one.value;
    }
    const lines = read.text.split(/\r\n|\n|\r/);
    for (const one of reading.broken) {
      if (one.whole === "file") notes.push(`${dialect.title} refuses the whole file ${path} because of line ${one.line}: ${one.why}`);
      else if (/mail|smtp/i.test(lines[one.line - 1] ?? "")) notes.push(`${dialect.title} skips line ${one.line} of ${path}: ${one.why}`);
    }
    layers.push({ path, fields, commented: reading.commented });
  }
  const fromEnvironment = (name: string): Field | undefined => {
    const value = files.environment[name];
    return value === undefined ? undefined : { value, written: value, at: environmentPlace(name) };
  };
  const inFile = (name: string) => layers.findLast((layer) => layer.fields.has(name))?.fields.get(name);
  const names = new Map<string, Field>();
  for (const layer of layers) for (const [name, field] of layer.fields) names.set(name, field);
  return {
    names,
    paths: layers.map((layer) => layer.path),
    trouble,
    notes,
    get: (name) => fromEnvironment(name) ?? inFile(name),
    lost(wanted) {
      return wanted.flatMap((name): NotInEffect[] => {
        const outer = fromEnvironment(name);
        const holding = layers.flatMap((layer) => layer.fields.get(name) ?? []);
        const winner = outer ?? holding.at(-1);
        const beaten = (outer === undefined ? holding.slice(0, -1) : holding).filter((one) => one.value !== winner?.value);
        const reason = outer === undefined ? "overridden-by-another-file" : "overridden-by-environment";
        const out: NotInEffect[] = beaten.map((one) => ({ at: one.at, reason, ...(winner === undefined ? {} : { winner: winner.at }) }));
        if (winner !== undefined) return out;
        return [...out, ...layers.flatMap((layer) => layer.commented.filter((one) => one.name === name).map((one): NotInEffect => ({ at: { path: layer.path, line: one.line, key: name }, reason: "commented-out" })))];
      });
    },
  };
}

/** Names that look as if they were meant for sending mail, and that the program does not know: a slip of the pen, or a name of another version. */
export function unknownNames(env: LayeredEnv, pattern: RegExp, known: readonly string[]): readonly NotInEffect[] {
  return [...env.names].flatMap(([name, field]) => (pattern.test(name) && !known.includes(name) && field.value !== "" ? [{ at: field.at, reason: "name-not-known-to-the-program" as const }] : []));
}
