import { createHash } from "node:crypto";
import { type CaseFile, subjectKey } from "../src/model/case-file.ts";
import type { Observation } from "../src/model/observation.ts";

/** Puts the names and addresses that stand in golden cases in the place of the drawn ones, longest first. */
export function madeStable(text: string, names: readonly (readonly [string, string])[]): string {
  const table = new Map(names.toReversed());
  const words = [...table.keys()].sort((a, b) => b.length - a.length).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // A digit or colon beside an address would make it part of a longer one.
  const named = text.replaceAll(new RegExp(`(?<![0-9a-f:])(?:${words.join("|")})(?![0-9a-f:])|(?:${words.join("|")})(?![0-9])`, "g"), (word) => table.get(word) ?? word);
  return named.replaceAll(/\b(queued as |OK id=)[\w-]+/g, "$1ABCDEF0123");
}

/** The moment at which every golden case began. */
const began = Date.parse("2026-01-01T12:00:00Z");
const hour = 3_600_000;

/**
 * A case file as a golden case keeps it: moved to one fixed day, certificates with serials that follow from their names, and
 * observations in the order of what they are about. What was recorded before and differs in times alone keeps its old times.
 */
export function settled(caseFile: CaseFile, before: CaseFile | undefined): CaseFile {
  const moved = began - Date.parse(caseFile.startedAt);
  const inWords = new Date(began).toUTCString().replace("GMT", "+0000");
  const prints = new Map<string, string>();
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value === "object" && value !== null) return walkObject(value as Record<string, unknown>);
    if (typeof value !== "string") return value;
    // Servers write the date into greetings and notices as mail headers have it (RFC 5322 section 3.3).
    if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return value.replaceAll(/\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d (?:\+0000|GMT)/g, inWords);
    const time = Date.parse(value) + moved;
    return new Date(/^valid/.test(key) ? Math.floor(time / hour) * hour : time).toISOString();
  };
  const walkObject = (value: Record<string, unknown>): unknown => {
    const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, key)]));
    if (typeof copy["fingerprint256"] !== "string") return copy;
    // The same certificate has the same print everywhere; two for the same names have two.
    const title = `${copy["subject"]} by ${copy["issuer"]} from ${copy["validFrom"]}`;
    const number = new Set([...prints].filter(([, other]) => other.startsWith(title)).map(([print]) => print).filter((print) => print !== copy["fingerprint256"])).size;
    const name = prints.get(copy["fingerprint256"]) ?? `${title} ${number}`;
    prints.set(copy["fingerprint256"], name);
    const digest = createHash("sha256").update(name).digest("hex").toUpperCase();
    return { ...copy, fingerprint256: digest.replaceAll(/(..)(?=.)/g, "$1:"), ...(copy["serial"] === undefined ? {} : { serial: digest.slice(0, 40) }) };
  };
  const now = walk(caseFile, "") as CaseFile;
  const old = new Map(keyed(before?.observations ?? []));
  const observations = keyed(now.observations)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, one]) => {
      const same = old.get(key);
      const kept = same !== undefined && timeless(same) === timeless(one) && alike(same.tookMs, one.tookMs) ? same : one;
      // Named after what it is about, so that one observation more does not rename all that follow.
      return { ...kept, id: `o${createHash("sha256").update(key).digest("hex").slice(0, 8)}` };
    });
  const gaps = now.gaps.toSorted((a, b) => (gapKey(a) < gapKey(b) ? -1 : 1));
  return { ...now, tookMs: before !== undefined && alike(before.tookMs, now.tookMs) ? before.tookMs : now.tookMs, observations, gaps };
}

const gapKey = (gap: CaseFile["gaps"][number]) => `${subjectKey(gap.about)} ${gap.kind}`;

/** Every observation with what it is about, its kind, and which of these it is. */
function keyed(observations: readonly Observation[]): [string, Observation][] {
  const counts = new Map<string, number>();
  return observations.map((one) => {
    const key = `${subjectKey(one.about)} ${one.kind}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return [`${key} ${counts.get(key)}`, one];
  });
}

/** An observation without its times and number. */
function timeless(one: Observation): string {
  return JSON.stringify(one, (key, value: unknown) => (/Ms$/.test(key) || key === "at" || key === "id" ? undefined : value));
}

/** Are two durations the same but for the mood of the machine? */
function alike(one: number, other: number): boolean {
  return Math.abs(one - other) < 1000 || Math.abs(one - other) < Math.max(one, other) / 4;
}

/** One line an observation, so that a change shows where it is. */
export function written(caseFile: CaseFile): string {
  const { observations, gaps, routes, ...rest } = caseFile;
  const list = (items: readonly unknown[]) => (items.length === 0 ? "[]" : `[\n${items.map((one) => JSON.stringify(one)).join(",\n")}\n]`);
  const head = JSON.stringify(rest, null, 1).replace(/\n\}$/, "");
  return `${head},\n"routes": ${list(routes)},\n"observations": ${list(observations)},\n"gaps": ${list(gaps)}\n}\n`;
}
