import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { read, root, type Untidy } from "./files.ts";

const file = "src/reason/replies/needles.ts";

/** The list of what each reply rule's words cannot do without: reckoned once here, not at each start of the program. */
export async function needleList(write: "write" | "check"): Promise<readonly Untidy[]> {
  const { rules } = (await import(pathToFileURL(join(root, "src/reason/replies/index.ts")).href)) as typeof import("../../src/reason/replies/index.ts");
  const { needleOf } = (await import(pathToFileURL(join(root, "src/reason/replies/needle.ts")).href)) as typeof import("../../src/reason/replies/needle.ts");
  const lines = rules.flatMap((rule) => {
    const needle = rule.text === undefined ? undefined : needleOf(rule.text.source);
    return needle === undefined ? [] : [`  ${JSON.stringify(rule.id)}: ${JSON.stringify(needle)},`];
  });
  const should = `// Written by \`npm run tidy -- --write\` from the rules of this folder.\n\n/** By rule: a piece of text, in small letters, without which its expression cannot fit. */\nexport const needles: Readonly<Record<string, string>> = {\n${lines.join("\n")}\n};\n`;
  if (read(file) === should) return [];
  if (write === "write") {
    writeFileSync(join(root, file), should);
    return [];
  }
  return [{ file, what: "is stale: run `npm run tidy -- --write`" }];
}
