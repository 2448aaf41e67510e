// The package as others get it: packs it, reads the tarball with publint and attw, installs it into an empty folder and runs the demo from there.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
/** The size of the tarball when somebody last looked; it may grow by a tenth before somebody must look again. */
const sizeFile = `${root}tools/package-size.json`;
const slack = 1.1;

const folder = mkdtempSync(join(tmpdir(), "cantsend-package-"));
let passed = 0;
let failed = 0;

function check(title: string, good: boolean, more = ""): void {
  console.log(`${good ? "ok" : "NOT OK"}  ${title}${more === "" ? "" : `\n${more}`}`);
  if (good) passed += 1;
  else failed += 1;
}

function run(command: string, args: readonly string[], cwd: string) {
  // The child must find our Node first, as a user with a current Node would.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ""}`, CANTSEND_STATE: join(folder, "state") };
  return spawnSync(command, args, { cwd, env, encoding: "utf8", timeout: 240_000 });
}

/** Opens the link of `cantsend ui` as a browser does, and answers with the document and its style sheet; or with what went wrong. */
async function firstPage(program: string): Promise<string> {
  const child = spawn(process.execPath, [program, "ui", "--demo", "healthy-587", "--no-open"], { env: { ...process.env, CANTSEND_STATE: join(folder, "state") }, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const link = await new Promise<string>((resolve, reject) => {
      let said = "";
      const hear = (part: Buffer) => {
        said += part.toString("utf8");
        const found = /http:\S+(?=\s)/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.on("close", () => reject(new Error(said)));
    });
    const cookie = (await fetch(link)).headers.get("set-cookie")?.split(";")[0] ?? "";
    const get = async (path: string) => (await fetch(new URL(path, link), { headers: { cookie } })).text();
    return `${await get("./")}${await get("page.css")}`;
  } catch (error) {
    return String(error);
  } finally {
    child.kill();
  }
}

try {
  const packed = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root);
  const [entry] = Object.values(JSON.parse(packed.stdout || "[]") as Record<string, { filename: string; files: { path: string }[] }>);
  const tarball = join(folder, entry?.filename ?? "missing");
  check("npm pack makes a tarball", existsSync(tarball), packed.status === 0 ? "" : packed.stderr);
  const files = (entry?.files ?? []).map((file) => file.path);
  const strangers = files.filter((file) => /\.test\.|test-d|^src\/|^lab\/|^cases\/|testing\/|hostile\//.test(file));
  check("the tarball holds no tests and no sources", strangers.length === 0 && files.length > 50, strangers.slice(0, 5).join("\n"));
  const bytes = statSync(tarball).size;
  const recorded = existsSync(sizeFile) ? (JSON.parse(readFileSync(sizeFile, "utf8")) as { bytes: number }).bytes : undefined;
  if (recorded === undefined || process.argv.includes("--record")) writeFileSync(sizeFile, `${JSON.stringify({ bytes })}\n`);
  check(`the tarball is ${Math.round(bytes / 1024)} KiB, at most a tenth above the ${Math.round((recorded ?? bytes) / 1024)} KiB recorded`, bytes <= (recorded ?? bytes) * slack);

  const publint = run("node", [join(root, "node_modules/publint/src/cli.js"), "--strict", tarball], root);
  check("publint finds nothing", publint.status === 0, publint.status === 0 ? "" : publint.stdout + publint.stderr);
  const attw = run("node", [join(root, "node_modules/@arethetypeswrong/cli/dist/index.js"), tarball, "--profile", "esm-only"], root);
  check("attw finds nothing", attw.status === 0, attw.status === 0 ? "" : attw.stdout + attw.stderr);

  const empty = join(folder, "empty");
  mkdirSync(empty);
  run("npm", ["init", "-y"], empty);
  const installed = run("npm", ["install", "--no-audit", "--no-fund", tarball], empty);
  check("it installs into an empty folder", installed.status === 0, installed.status === 0 ? "" : installed.stderr);
  const version = run("npx", ["cantsend", "--version"], empty);
  check("npx cantsend --version says the version", version.stdout.trim() === (JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { version: string }).version, version.stderr);
  // The Node that this machine has by itself may be too old: then the command borrows one.
  const own = spawnSync("npx", ["cantsend", "demo"], { cwd: empty, env: { ...process.env, CANTSEND_STATE: join(folder, "state") }, encoding: "utf8", timeout: 240_000, stdio: ["ignore", "pipe", "pipe"] });
  check("npx cantsend demo runs with this machine's own Node", own.status === 0, own.status === 0 ? "" : own.stderr.slice(-2000));
  const page = await firstPage(join(empty, "node_modules/cantsend/bin/cantsend.js"));
  check("cantsend ui serves its page from there", page.includes("page.js") && page.includes("#page{"), page.slice(0, 500));
  const demo = run("npx", ["cantsend", "demo", "--all"], empty);
  check("npx cantsend demo --all names every fault rightly from there", demo.status === 0, demo.status === 0 ? "" : `${demo.stdout.slice(-3000)}${demo.stderr.slice(-2000)}`);
  writeFileSync(join(empty, "use.mjs"), `import { diagnose, examine } from "cantsend";\nif (typeof diagnose !== "function" || typeof examine !== "function") process.exit(1);\n`);
  const library = run("node", ["use.mjs"], empty);
  check("the library can be imported from there", library.status === 0, library.stderr);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
