// Bundles the page of `cantsend ui`: one script, one style sheet, one document, one icon. `npm run build` puts it into dist; from the sources it is built when it is asked for.
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { look } from "../src/report/view/look.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const page = join(root, "src/apps/web/page");

/** Builds the page into a folder. */
export async function buildPage(into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const bundle = await rolldown({ input: join(page, "main.tsx"), platform: "browser", logLevel: "warn", transform: { target: "es2023" }, tsconfig: join(page, "tsconfig.json") });
  await bundle.write({ file: join(into, "page.js"), format: "esm", minify: true, codeSplitting: false });
  await bundle.close();
  writeFileSync(join(into, "page.css"), `${look}${await readFile(join(page, "page.css"), "utf8")}`);
  for (const name of ["index.html", "icon.svg"]) cpSync(join(page, name), join(into, name));
}

/** Folders of earlier builds are left alone for so long, in milliseconds: another process may be reading them. */
const staleMs = 3_600_000;

/** The page of these very sources, built where something changed since. Answers with its folder. */
export async function freshPage(): Promise<string> {
  const cache = join(root, ".cache");
  const newest = Math.max(...globSync("src/{report,model,apps/web}/**/*", { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs), statSync(fileURLToPath(import.meta.url)).mtimeMs);
  const into = join(cache, `page-${Math.round(newest)}`);
  if (existsSync(into)) return into;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, "draft-"));
  await buildPage(draft);
  try {
    renameSync(draft, into);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Two runs began at the same moment, and the other one was first.
    if (!existsSync(into)) throw error;
  }
  for (const old of globSync("{page,draft}-*", { cwd: cache })) if (join(cache, old) !== into && Date.now() - statSync(join(cache, old)).ctimeMs > staleMs) rmSync(join(cache, old), { recursive: true, force: true });
  return into;
}
