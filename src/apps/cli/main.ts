#!/usr/bin/env node
import { version } from "../../version.ts";

// The entry. It loads nothing that --version and --help do not need: everything else comes when it is asked for.
const words = process.argv.slice(2);
const [only] = words;

if (words.length === 1 && (only === "--version" || only === "-V")) {
  process.stdout.write(`${version}\n`);
} else if (words.length === 1 && (only === "--help" || only === "-h")) {
  const { helpText } = await import("./help.ts");
  process.stdout.write(helpText(process.stdout.columns ?? 80));
} else {
  const { run } = await import("./run.ts");
  await run(words);
}
