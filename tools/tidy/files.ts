import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** One thing that is not as it should be: where, and what. */
export interface Untidy {
  readonly file: string;
  readonly what: string;
}

/** All files below a folder of the project whose names end so, as paths from the root, sorted. */
export function filesBelow(folder: string, ...endings: readonly string[]): readonly string[] {
  let entries: string[];
  try {
    entries = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => !entry.includes("node_modules") && endings.some((ending) => entry.endsWith(ending)))
    .map((entry) => relative(root, join(root, folder, entry)))
    .sort();
}

export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Code without its comments and strings: what a rule about code may look at. */
export function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:"'`])\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
}
