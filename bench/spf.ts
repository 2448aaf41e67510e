// The public test-suite of RFC 7208 through our own evaluator.
//   npm run bench -- spf      with SUITE=FILE, the suite's YAML (release 2014.04 of openspf.org); it is no part of this repository
import { existsSync, readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import type { Found, RecordType } from "../src/measure/domain/question.ts";
import { evaluateSpf } from "../src/measure/domain/spf.ts";

type Entry = "TIMEOUT" | Readonly<Record<string, unknown>>;
interface Test {
  readonly helo: string;
  readonly host: string;
  readonly mailfrom: string;
  readonly result: string | readonly string[];
  readonly explanation?: string;
}
interface Scenario {
  readonly tests: Readonly<Record<string, Test>>;
  readonly zonedata: Readonly<Record<string, readonly Entry[]>>;
}

const path = process.argv[2] ?? process.env.SUITE ?? "";
if (path === "" || !existsSync(path)) {
  console.log("spf: skipped, there is no suite to run; name its file: npm run bench -- spf SUITE.yml");
  process.exit(0);
}

/** The zone of a scenario as the suite means it: SPF entries are TXT records as well unless TXT entries stand beside them. */
function resolverOf(zones: Scenario["zonedata"]) {
  const names = new Map(Object.entries(zones).map(([name, entries]) => [name.toLowerCase(), entries]));
  return async (asked: string, type: RecordType, depth = 0): Promise<Found> => {
    const name = asked.toLowerCase();
    const entries = names.get(name);
    if (entries === undefined) return name.startsWith("error.") ? { state: "failed", why: "the suite says so" } : { state: "no-name" };
    const plain = entries.filter((entry): entry is Exclude<Entry, "TIMEOUT"> => entry !== "TIMEOUT").flatMap((entry) => Object.entries(entry));
    const copied = plain.some(([kind]) => kind === "TXT") ? plain : [...plain, ...plain.filter(([kind]) => kind === "SPF").map(([, value]) => ["TXT", value] as [string, unknown])];
    const mine = copied.filter(([kind, value]) => kind === type && value !== "NONE");
    if (mine.some(([, value]) => value === "TIMEOUT")) return { state: "failed", why: "time-out" };
    const values = mine.map(([, value]) => (type === "MX" ? (value as unknown[]).join(" ") : Array.isArray(value) ? value.join("") : String(value)));
    const alias = plain.find(([kind]) => kind === "CNAME")?.[1];
    if (values.length === 0 && alias !== undefined && depth < 1) return resolverOf(zones)(String(alias), type, depth + 1);
    if (values.length === 0 && entries.includes("TIMEOUT")) return { state: "failed", why: "time-out" };
    return values.length === 0 ? { state: "none" } : { state: "found", values, ttl: 300, authenticated: "no", aliases: [] };
  };
}

const begun = performance.now();
let [passed, failed] = [0, 0];
for (const document of parseAllDocuments(readFileSync(path, "utf8"))) {
  const scenario = document.toJS() as Scenario | null;
  if (scenario === null) continue;
  const ask = resolverOf(scenario.zonedata);
  for (const [name, test] of Object.entries(scenario.tests)) {
    const got = await evaluateSpf({ address: test.host, sender: test.mailfrom, helo: test.helo, limits: "enforce", receiver: "receiver.example.org" }, ask);
    const wanted = [test.result].flat();
    const said = got.explanation ?? "DEFAULT";
    const right = wanted.includes(got.result) && (test.explanation === undefined || test.explanation === said);
    if (right) passed += 1;
    else {
      failed += 1;
      console.log(`  ${name}: ${got.result}${test.explanation === undefined ? "" : ` "${said}"`}, wanted ${wanted.join(" or ")}${test.explanation === undefined ? "" : ` "${test.explanation}"`}; ${got.why ?? ""}`);
    }
  }
}
console.log(`RFC 7208 test-suite: ${passed} passed, ${failed} failed, in ${Math.round(performance.now() - begun)} ms`);
process.exit(failed === 0 ? 0 : 1);
