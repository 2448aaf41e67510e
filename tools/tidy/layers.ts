import { dirname, join } from "node:path";
import { codeOf, filesBelow, read, type Untidy } from "./files.ts";

/** Which folders of src a folder may import from, itself included by nature. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  world: ["model"],
  ask: ["model", "world"],
  discover: ["model", "world"],
  measure: ["model", "world"],
  reason: ["model"],
  report: ["model"],
  apps: ["model", "world", "ask", "discover", "measure", "reason", "report", "examine.ts", "examine-domain.ts", "examine-message.ts", "index.ts", "version.ts"],
  "examine.ts": ["model", "world", "discover", "measure", "reason", "version.ts"],
  "examine-domain.ts": ["model", "world", "measure", "reason", "version.ts"],
  "examine-message.ts": ["model", "world", "discover", "measure", "reason", "version.ts"],
  "index.ts": ["model", "world", "ask", "discover", "measure", "reason", "report", "examine.ts", "version.ts"],
  "version.ts": [],
};

/** Node's own modules that reach out of the process. Only world/, apps/ and the helpers of tests have them; ask/ may read files and run commands. */
const reachesOut = /^node:(net|tls|dns|dns\/promises|dgram|http|https|http2|fs|fs\/promises|child_process|os|worker_threads|cluster|sqlite)$/;
const askMay = /^node:(fs|fs\/promises|child_process|os|readline|readline\/promises)$/;

/** Packages from outside, by the folder that may have them; the pure half has none. */
const mayHavePackages = ["world", "ask", "discover", "apps", "testing"];

/** What the pure half must not do: wait, look at the clock, roll dice, print. */
const impure = /\b(?:async|await|Date\.now|new Date\(\)|Math\.random|process\.|console\.|setTimeout|setInterval|globalThis)/;

function topOf(file: string): string {
  return file.split("/")[1] ?? "";
}

/** Checks the walls between the folders of src, on sources and not on tests. */
export function layers(): { readonly untidy: readonly Untidy[]; readonly seen: number } {
  const untidy: Untidy[] = [];
  const sources = filesBelow("src", ".ts", ".tsx").filter((file) => !file.endsWith(".test.ts") && !file.endsWith(".test-d.ts") && !file.startsWith("src/testing/"));
  const say = (file: string, what: string) => untidy.push({ file, what });
  const revealers: string[] = [];
  for (const file of sources) {
    const top = topOf(file);
    const allowed = mayImport[top];
    const text = read(file);
    const code = codeOf(text);
    if (allowed === undefined) say(file, `the folder ${top} is not in the architecture`);
    for (const [, from] of text.matchAll(/^(?:import\b[^;]*?|export (?:type )?(?:\{[^}]*\}|\*)[^;"]*?)from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm)) {
      if (from === undefined) continue;
      if (from.startsWith(".")) {
        const to = join(dirname(file), from);
        if (!to.startsWith("src/")) say(file, `imports ${from}, outside src`);
        else if (topOf(to) !== top && !(allowed ?? []).includes(topOf(to))) say(file, `${top} may not import from ${topOf(to)}`);
        if (top === "measure" && file.includes("/probes/") && !file.endsWith("/index.ts") && to.includes("/probes/")) say(file, "a probe may not read another probe's file");
      } else if (from.startsWith("node:")) {
        if (reachesOut.test(from) && !["world", "apps", "testing"].includes(top) && !(top === "ask" && askMay.test(from)) && from !== "node:net") say(file, `${top} may not import ${from}`);
        if (from === "node:net" && !["world", "apps", "testing"].includes(top) && !/import \{ isIP(?:, isIPv[46])* \} from "node:net"/.test(text)) say(file, `${top} may take nothing but isIP from node:net`);
        if (["model", "reason", "report"].includes(top) && from !== "node:net") say(file, `${top} may not import ${from}`);
      } else if (!mayHavePackages.includes(top)) say(file, `${top} may not import the package ${from}`);
    }
    if (["model", "reason", "report"].includes(top) && impure.test(code)) say(file, `${top} must be pure, and this has ${impure.exec(code)?.[0]}`);
    if (/\breveal\(/.test(code) && !file.endsWith("model/secret.ts")) revealers.push(file);
    const lines = text.split("\n").length;
    if (lines > 320 && !isData(file)) say(file, `${lines} lines: split it, or say in tools/tidy/layers.ts why it is one thing`);
  }
  if (revealers.length !== 1 || revealers[0] !== "src/world/secrets.ts") say("src/model/secret.ts", `reveal() is called in ${revealers.join(", ") || "no file"}; src/world/secrets.ts alone may`);
  return { untidy, seen: sources.length };
}

/** Data and vocabulary may be long: a catalogue, or the manual of all commands, does not get clearer by being cut. */
function isData(file: string): boolean {
  return /src\/(model\/(catalogue|observation)\.ts|apps\/cli\/manual\.ts|reason\/(signs|causes)\/index\.ts|reason\/replies\/|reason\/mail-shields|discover\/sources\/providers?[-/]|testing\/)/.test(file) || file.startsWith("src/discover/providers/");
}
