import { type CaseFile, caseFileVersion } from "../model/case-file.ts";
import { caseFileForm, isKnownKind } from "./case-file-form.ts";
import { quoted, UsageError } from "./usage-error.ts";

/** The largest case file that is read. A real one has some hundred kilobytes. */
export const maxCaseBytes = 64 * 1024 * 1024;

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const begun = /^\uFEFF?\s*\{/.test(text);
    if (text.trim() === "") throw new UsageError(`${name} is empty, so it is no case file.`);
    if (begun && /"(?:version|startedAt|observations)"/.test(text.slice(0, 4_096)) && !/\}\s*$/.test(text)) throw new UsageError(`${name} is truncated: it begins like a case file and ends in the middle.`);
    throw new UsageError(begun ? `${name} is damaged or truncated: its JSON breaks off or has a mistake in it.` : `${name} is not JSON, so it is no case file.`);
  }
}

/** A list without the entries of kinds that only a later version knows, and the names of those kinds. */
function withoutUnknownKinds(list: unknown): { readonly kept: unknown; readonly unknown: readonly string[] } {
  if (!Array.isArray(list)) return { kept: list, unknown: [] };
  const isUnknown = (one: unknown) => typeof one === "object" && one !== null && "kind" in one && typeof one.kind === "string" && !isKnownKind(one.kind);
  return { kept: list.filter((one) => !isUnknown(one)), unknown: [...new Set(list.filter(isUnknown).map((one) => (one as { readonly kind: string }).kind))] };
}

/**
 * Reads the text of a case file. Takes the output of `--json` as well, which has the case file inside.
 * Throws `UsageError` with one sentence for what is not JSON, cut off, of a newer version, or no case file; `name` is how that sentence calls it.
 * Measurements of a kind that this version does not know are left out, and `tell` hears one sentence about it: the version of a file grows only
 * where what was known before changes its meaning, so what is left can be judged as it always was.
 */
export function readCaseFile(text: string, name = "the case file", tell: (sentence: string) => void = () => {}): CaseFile {
  const outer = parse(text.replace(/^\uFEFF/, ""), name);
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
  const inner = isObject(outer) && isObject(outer.caseFile) ? outer.caseFile : outer;
  if (!isObject(inner) || !("version" in inner) || !("observations" in inner)) throw new UsageError(`${name} is JSON, but no case file; make one with --case FILE.`);
  if (typeof inner.version === "number" && inner.version > caseFileVersion) {
    throw new UsageError(`${name} has version ${inner.version}, and this cantsend reads versions up to ${caseFileVersion}; update cantsend to read it.`);
  }
  const seen = withoutUnknownKinds(inner.observations);
  const gaps = withoutUnknownKinds(inner.gaps);
  const read = caseFileForm.safeParse({ ...inner, observations: seen.kept, gaps: gaps.kept });
  if (read.success) {
    const unknown = [...new Set([...seen.unknown, ...gaps.unknown])];
    const writer = typeof inner.writtenBy === "string" ? inner.writtenBy : "another version";
    if (unknown.length > 0) tell(`${name} was written by cantsend ${quoted(writer)} and holds measurements that this version does not know (${unknown.slice(0, 5).map((one) => quoted(one)).join(", ")}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ""}); they are left out.`);
    return read.data as CaseFile;
  }
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` at ${quoted(issue.path.join("."))}`;
  throw new UsageError(`${name} is no valid case file: something is missing or wrong${place}.`);
}
