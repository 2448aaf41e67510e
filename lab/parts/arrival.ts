import type { FoundMessage } from "../../src/model/arrival-facts.ts";
import type { CaseFile } from "../../src/model/case-file.ts";
import type { Observation } from "../../src/model/observation.ts";

type Arrival = Extract<Observation<"message-arrival">, { ok: true }>["saw"];

/** Every outcome of the test message that the product wrote down. */
export function arrivals(measured: CaseFile): readonly Arrival[] {
  return measured.observations.flatMap((one) => (one.kind === "message-arrival" && one.ok ? [one.saw] : []));
}

/** What is missing of an arrival: that it was found once, in which folder, with its way, soon, judged and compared as it should be, and taken out again. */
export function arrivedAs(measured: CaseFile, wanted: { readonly folder: string; readonly junk: "yes" | "no"; readonly mailbox?: string; readonly hops: number; readonly results?: Readonly<Record<string, string>>; readonly rehearsed?: Readonly<Record<string, string>> }): readonly string[] {
  const all = arrivals(measured);
  const [first] = all;
  if (all.length !== 1 || first?.outcome !== "arrived") return [`one arrival, and there is: ${all.map((one) => one.outcome).join(", ") || "none"}`];
  const { found } = first;
  const words = (list: FoundMessage["results"] | undefined) => Object.fromEntries((list ?? []).map((one) => [one.method, one.result]));
  const unlike = (what: string, is: unknown, should: unknown) => (is === should ? [] : [`${what} ${String(should)}, and it is ${String(is)}`]);
  const each = (what: string, list: FoundMessage["results"] | undefined, should: Readonly<Record<string, string>> = {}) => Object.entries(should).flatMap(([method, result]) => unlike(`${what} ${method}`, words(list)[method], result));
  return [
    ...unlike("the folder", found.folder, wanted.folder),
    ...unlike("the junk mark", found.isJunk, wanted.junk),
    ...unlike("the mailbox", found.mailbox, wanted.mailbox),
    ...unlike("hops", found.hops.length, wanted.hops),
    ...unlike("removed again", found.removed, "yes"),
    ...(found.afterS <= 30 && found.hops.every((hop) => (hop.afterS ?? 0) <= 30) ? [] : [`a delay of seconds, and it is ${found.afterS} s`]),
    ...each("the receiver's", found.results, wanted.results),
    ...each("the rehearsed", found.rehearsed, wanted.rehearsed),
  ];
}
