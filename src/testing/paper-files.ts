import { dirname, matchesGlob } from "node:path";
import type { Files } from "../ask/programs/reader.ts";

/** Files that exist only in a test: path to text, and what commands print (`postconf -n` as the key). */
export function paperFiles(
  files: Readonly<Record<string, string>>,
  rest: { readonly output?: Readonly<Record<string, string>>; readonly platform?: Files["platform"]; readonly environment?: Files["environment"]; readonly home?: string } = {},
): Files {
  const names = Object.keys(files);
  return {
    home: rest.home ?? "/home/ann",
    platform: rest.platform ?? "linux",
    environment: rest.environment ?? {},
    async read(path) {
      const text = files[path];
      return text === undefined ? { refused: names.some((name) => name.startsWith(`${path}/`)) ? "it is a folder" : "there is no such file" } : { text };
    },
    async list(path) {
      const inside = names.filter((name) => name.startsWith(`${path}/`)).map((name) => name.slice(path.length + 1).split("/")[0] ?? "");
      return [...new Set(inside)].sort();
    },
    async glob(pattern) {
      const folders = names.flatMap((name) => {
        const all = [name];
        for (let at = dirname(name); at !== "/"; at = dirname(at)) all.push(at);
        return all;
      });
      return [...new Set(folders)].filter((name) => matchesGlob(name, pattern)).sort();
    },
    async output(program, words) {
      return rest.output?.[[program, ...words].join(" ")];
    },
  };
}
