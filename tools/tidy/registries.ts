import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { filesBelow, read, root, type Untidy } from "./files.ts";

export function camel(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

const note = (from: string) => `// Written by \`npm run tidy -- --write\` from ${from}.\n`;

function sourcesOf(folder: string): readonly string[] {
  return filesBelow(folder, ".ts").filter((file) => !file.endsWith("index.ts") && !file.includes(".test"));
}

function signsIndex(): string {
  const files = sourcesOf("src/reason/signs");
  const ids = files.map((file) => basename(file, ".ts"));
  return `${note("the files of this folder")}import type { Sign } from "../sign.ts";
${ids.map((id) => `import { ${camel(id)} } from "./${id}.ts";`).join("\n")}

const all = {
${ids.map((id) => `  "${id}": ${camel(id)},`).join("\n")}
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
`;
}

function causesIndex(): string {
  const files = [...sourcesOf("src/reason/causes")].sort();
  const rows = files.map((file) => ({ id: basename(file, ".ts"), path: file.replace("src/reason/causes/", "./") }));
  return `${note("the folders below")}import type { Cause } from "../cause.ts";
${rows.map(({ id, path }) => `import { ${camel(id)} } from "${path}";`).join("\n")}

/** Every cause that has a table, by group and id. */
export const causes: readonly Cause[] = [
${rows.map(({ id }) => `  ${camel(id)},`).join("\n")}
];
`;
}

/** The registries that are lists of files: what stands in them, and what should. */
export function registries(write: "write" | "check"): readonly Untidy[] {
  const untidy: Untidy[] = [];
  for (const [file, should] of [
    ["src/reason/signs/index.ts", signsIndex()],
    ["src/reason/causes/index.ts", causesIndex()],
  ] as const) {
    if (read(file) === should) continue;
    if (write === "write") writeFileSync(join(root, file), should);
    else untidy.push({ file, what: "does not list the files of its folder: run `npm run tidy -- --write`" });
  }
  return untidy;
}
