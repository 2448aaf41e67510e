// Compiles src/ to dist/ and takes along what the program reads at run time: the pages of the causes.
//   npm run build
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { buildPage } from "./page.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
const compiler = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
if (compiler.status !== 0) process.exit(compiler.status ?? 1);

const pages = globSync("reason/causes/*/*.md", { cwd: join(root, "src") });
if (pages.length === 0) throw new Error("no pages of causes were found");
for (const page of pages) {
  const to = join(dist, page);
  if (!existsSync(dirname(to))) throw new Error(`${page} stands in a folder without code`);
  cpSync(join(root, "src", page), to);
}

// What follows from the knowledge alone is reckoned here, so that no start of the program has to.
const reckonedFile = join(dist, "reason/reckoned.js");
const { reckoned } = (await import(pathToFileURL(reckonedFile).href)) as typeof import("../src/reason/reckoned.ts");
// A text that is parsed as JSON is ready sooner than the same as code.
writeFileSync(reckonedFile, `export const reckoned = JSON.parse(${JSON.stringify(JSON.stringify(reckoned))});\n`);

// Reading hundreds of small files one by one is most of a cold start, so the program gets few: each command keeps a file of its own, where it was, and what several commands share is put together.
const isOurs = (id: string) => id.startsWith(".") || isAbsolute(id);
const built = globSync("**/*.js", { cwd: dist });
const input = { "apps/cli/main": join(dist, "apps/cli/main.js"), index: join(dist, "index.js") };
const bundle = await rolldown({ input, external: (id) => !isOurs(id), platform: "node", logLevel: "warn", checks: { ineffectiveDynamicImport: false } });
/** The folders of those files that ask where they stand: they find pages and other files from there, so they stay there. */
const standing = new Map(built.filter((file) => readFileSync(join(dist, file), "utf8").includes("import.meta.url")).map((file) => [join(dist, file), dirname(file)]));
const placeOf = ({ facadeModuleId, moduleIds }: { readonly facadeModuleId?: string | null; readonly moduleIds: readonly string[] }): string => {
  const folders = [...new Set(moduleIds.flatMap((id) => standing.get(id) ?? []))];
  if (folders.length > 1) throw new Error(`files of ${folders.join(" and ")} that ask where they stand came into one`);
  if (facadeModuleId == null || (folders[0] !== undefined && folders[0] !== relative(dist, dirname(facadeModuleId)))) return `${folders[0] ?? "shared"}/[name]-[hash].js`;
  return relative(dist, facadeModuleId);
};
const names = { entryFileNames: "[name].js", chunkFileNames: placeOf };
const chunksOf = async (groups: readonly { readonly name: string; readonly test: (id: string) => boolean }[]) =>
  (await bundle.generate({ format: "esm", comments: false, ...names, codeSplitting: { groups: [...groups] } })).output.filter((part) => part.type === "chunk");

/** What is loaded with these files at once: their static imports, and theirs. */
function loadedWith(chunks: Awaited<ReturnType<typeof chunksOf>>, files: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(files);
  for (const file of wanted) for (const one of chunks.find((chunk) => chunk.fileName === file)?.imports ?? []) wanted.add(one);
  return new Set(chunks.filter((chunk) => wanted.has(chunk.fileName) && !files.includes(chunk.fileName)).flatMap((chunk) => chunk.moduleIds));
}
const asTheyFall = await chunksOf([]);
const group = (name: string, files: readonly string[]) => {
  const modules = loadedWith(asTheyFall, files);
  return { name, test: (id: string) => modules.has(id) };
};
// What comes first needs least; each part takes along what it rests on, so that no two wait for each other.
const chunks = await chunksOf([
  group("main", ["apps/cli/main.js"]),
  group("help", ["apps/cli/help.js"]),
  group("run", ["apps/cli/run.js"]),
  group("program", ["apps/cli/program.js"]),
  { name: "judgement", test: (id) => id.startsWith(join(dist, "reason/")) },
  group("explanation", ["apps/cli/commands/explain.js", "apps/cli/summarize.js", "report/text.js"]),
]);
await bundle.close();
for (const file of built) rmSync(join(dist, file));
for (const { fileName, code } of chunks) {
  // Node reads text of plain ASCII sooner, and keeps it in half the memory.
  if (/\\[^\0-\x7f]/.test(code)) throw new Error(`${fileName} has a backslash before a letter that is none of ASCII`);
  mkdirSync(dirname(join(dist, fileName)), { recursive: true });
  writeFileSync(join(dist, fileName), code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`));
}

// The page of cantsend ui.
await buildPage(join(dist, "apps/web/page"));
