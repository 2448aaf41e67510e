// The rules of the house that a program can check. `npm run tidy`; with `-- --write` it also writes what is generated.
import { catalogueCheck } from "./tidy/catalogue.ts";
import { filesBelow, read, type Untidy } from "./tidy/files.ts";
import { layers } from "./tidy/layers.ts";
import { registries } from "./tidy/registries.ts";

/** Fewer files than this and the check itself is broken: it would pass on nothing. */
const atLeast = { sources: 60, catalogue: 100 };

function versions(): readonly Untidy[] {
  const version = (JSON.parse(read("package.json")) as { version: string }).version;
  return read("src/version.ts").includes(`"${version}"`) ? [] : [{ file: "src/version.ts", what: `is not ${version}, the version of package.json` }];
}

/** The one file that needs addresses of the documentation ranges because nobody lives there (RFC 5737). */
const knocksWhereNobodyLives = "src/measure/probes/nowhere-connect.ts";

/** Nothing in src may know the lab: its names, addresses and banners are not evidence. Examples of replies and the fake world use the same ranges for documentation. */
function strangers(): readonly Untidy[] {
  const shipped = filesBelow("src", ".ts").filter((file) => !file.includes(".test") && !file.startsWith("src/testing/") && !file.startsWith("src/apps/demo/") && !file.startsWith("src/reason/replies/") && file !== "src/world/scripted.ts" && file !== knocksWhereNobodyLives);
  return shipped.filter((file) => /\b(?:203\.0\.113|198\.51\.100|198\.1[89])\.\d+|\.test["'`]|\bpostfix-lab\b/.test(read(file).replace(/\/\*[\s\S]*?\*\//g, ""))).map((file) => ({ file, what: "knows an address or a name of the lab" }));
}

/** No dependency may run a script of its own when it is installed. */
function dependencies(): readonly Untidy[] {
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { hasInstallScript?: boolean }> };
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== "" && entry.hasInstallScript === true)
    .map(([path]) => ({ file: "package-lock.json", what: `${path} runs a script when it is installed` }));
}

const mode = process.argv.includes("--write") ? "write" : "check";
const fromRegistries = registries(mode);
const walls = layers();
const catalogue = await catalogueCheck(mode);
const untidy: Untidy[] = [...fromRegistries, ...walls.untidy, ...catalogue.untidy, ...versions(), ...strangers(), ...dependencies()];
if (walls.seen < atLeast.sources) untidy.push({ file: "tools/tidy.ts", what: `saw only ${walls.seen} sources` });
if (catalogue.seen < atLeast.catalogue) untidy.push({ file: "tools/tidy.ts", what: `saw only ${catalogue.seen} causes and signs` });
for (const { file, what } of untidy) console.log(`${file}: ${what}`);
console.log(untidy.length === 0 ? `tidy: ${walls.seen} sources, ${catalogue.seen} causes and signs` : `tidy: ${untidy.length} things to mend`);
process.exit(untidy.length === 0 ? 0 : 1);
