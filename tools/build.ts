// Compiles src/ to dist/ and takes along what the program reads at run time: the pages of the causes.
//   npm run build
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

// The judgement is pure and made of hundreds of small files. Reading them one by one is most of a cold start, so the program gets them as one.
const judgement = join(dist, "reason/diagnose.js");
const bundle = await rolldown({ input: judgement, platform: "node", logLevel: "warn" });
await bundle.write({ file: judgement, format: "esm", codeSplitting: false });
await bundle.close();

// The page of cantsend ui.
await buildPage(join(dist, "apps/web/page"));
