import { basename, dirname, join } from "node:path";
import type { Leaf, Tree } from "../dialects/tree.ts";
import type { Field } from "./field.ts";
import type { Files, FoundSettings, Reading } from "./reader.ts";

export const nothingFound = (trouble: readonly string[] = []): Reading => ({ found: [], trouble });
export const foundOne = (found: FoundSettings | undefined, trouble: readonly string[] = []): Reading => ({ found: found === undefined ? [] : [found], trouble });

/** The file meant by a path: the path itself, or where it is a folder, the first of these names in it that exists. */
export async function openFile(path: string, names: readonly string[], files: Files): Promise<{ readonly path: string; readonly folder: string; readonly text: string } | { readonly trouble: string }> {
  const direct = await files.read(path);
  if ("text" in direct) return { path, folder: dirname(path), text: direct.text };
  for (const name of names) {
    const inside = await files.read(join(path, name));
    if ("text" in inside) return { path: join(path, name), folder: dirname(join(path, name)), text: inside.text };
  }
  return { trouble: `${path} was not read: ${direct.refused}.` };
}

/** The project's folder, whether the folder itself or one of its files was named. */
export async function projectFolder(path: string, files: Files): Promise<string> {
  return (await files.list(path)).length > 0 ? path : dirname(path);
}

/** The value at the end of these keys, as a field. */
export function leafField(leaves: readonly Leaf[], path: string, ...keys: readonly string[]): Field | undefined {
  const leaf = leaves.findLast((one) => one.path.length === keys.length && keys.every((key, at) => key === one.path[at]));
  return leaf === undefined ? undefined : fieldOfLeaf(leaf, path);
}

export function fieldOfLeaf(leaf: Leaf, path: string): Field {
  return { value: leaf.value, written: leaf.written, at: { path, ...(leaf.line === undefined ? {} : { line: leaf.line }), key: leaf.path.join(".") }, ...(leaf.because === undefined ? {} : { because: leaf.because }) };
}

/** The one document of a structured file, or the sentence about why there is none. */
export function onlyDocument(tree: Tree, path: string): readonly Leaf[] | { readonly trouble: string } {
  return "refused" in tree ? { trouble: `${path} was not read: ${tree.refused}.` } : (tree.documents[0] ?? []);
}

export const isNamed = (path: string, ...names: readonly string[]): boolean => names.includes(basename(path));

export { linesOf } from "../dialects/env-dialect.ts";
