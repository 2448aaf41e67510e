// Makes the files of a new cause or sign: `npm run new cause dns/dns-spf-broken`, `npm run new sign record-is-missing`.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { catalogue } from "../src/model/catalogue.ts";
import { headings } from "./tidy/catalogue.ts";
import { root } from "./tidy/files.ts";
import { camel } from "./tidy/registries.ts";

const usage = "usage: npm run new cause GROUP/CAUSE-ID   or   npm run new sign SIGN-ID\n";

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n${usage}`);
  process.exit(64);
}

function make(file: string, text: string): void {
  const path = join(root, file);
  if (existsSync(path)) stop(`${file} is there already.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(file);
}

function makeCause(group: string, id: string): void {
  const place = catalogue[id as keyof typeof catalogue];
  if (place === undefined) stop(`${id} is not in src/model/catalogue.ts: enter it there first.`);
  if (place.group !== group) stop(`${id} belongs to the group ${place.group}.`);
  const stem = `src/reason/causes/${group}/${id}`;
  make(
    `lab/scenarios/${group}/${id}.ts`,
    `// Write this first, run \`npm run lab -- ${group}/${id}\`, and see it misjudged.\nimport { scenario } from "../../scenario.ts";\n\nexport default scenario({\n  cause: "${id}",\n  says: "",\n  distinguishedBy: "",\n  world() {},\n  user: () => ({}),\n  expect: { named: "${id}", logins: 1 },\n});\n`,
  );
  make(
    `${stem}.ts`,
    `import type { Cause } from "../../cause.ts";\n\nexport const ${camel(id)}: Cause = {\n  id: "${id}",\n  title: "",\n  maturity: "experimental",\n  requires: [],\n  supportedBy: {},\n  excludedBy: ["account-can-send"],\n  neighbours: [],\n  remedy: () => ({ who: "you", steps: [], proveBy: [] }),\n};\n`,
  );
  make(
    `${stem}.test.ts`,
    `import { expect, test } from "vitest";\nimport { healthyWalk, imagine } from "../../../testing/imagined.ts";\nimport { diagnose } from "../../diagnose.ts";\n\ntest("names ${id} when …", () => {\n  const { named } = diagnose(imagine([]));\n  expect(named[0]?.cause).toBe("${id}");\n});\n\ntest("is silent about a mailbox that can send", () => {\n  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");\n});\n`,
  );
  make(`${stem}.md`, `# \n\n${headings.map((heading) => (heading === "How we know" ? `## ${heading}\n\n<!-- signs -->\n<!-- /signs -->\n` : `## ${heading}\n\n`)).join("\n")}`);
}

function makeSign(id: string): void {
  make(
    `src/reason/signs/${id}.ts`,
    `import { absent, present, type Sign, unknown } from "../sign.ts";\n\n/** … */\nexport const ${camel(id)}: Sign<"tcp-connect"> = {\n  id: "${id}",\n  asks: "",\n  needs: ["tcp-connect"],\n  from: "all",\n  read(seen) {\n    return unknown("");\n  },\n};\n`,
  );
}

const [what, name] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(name)) stop("Say what to make, and its id in small letters.");
if (what === "cause" && name.includes("/")) makeCause(...(name.split("/") as [string, string]));
else if (what === "sign" && !name.includes("/")) makeSign(name);
else stop(`There is no "${what} ${name}".`);
console.log("Then: npm run tidy -- --write");
