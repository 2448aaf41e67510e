import type { Found, RecordType, Resolve } from "../measure/domain/question.ts";

/** The DNS on paper: "TYPE name" to its values, or to a failure. A name that has some record exists; every other one does not. */
export function paperZone(records: Readonly<Record<string, readonly string[] | "failed">>): { readonly resolve: Resolve; readonly asked: string[] } {
  const known = new Map(Object.entries(records).map(([key, values]) => [key.toLowerCase(), values]));
  const names = new Set([...known].filter(([, values]) => values.length > 0).map(([key]) => key.slice(key.indexOf(" ") + 1)));
  const asked: string[] = [];
  const resolve = async (name: string, type: RecordType): Promise<Found> => {
    asked.push(`${type} ${name}`);
    const values = known.get(`${type} ${name}`.toLowerCase());
    if (values === "failed") return { state: "failed", why: "no answer" };
    if (values !== undefined && values.length > 0) return { state: "found", values, ttl: 300, authenticated: "no", aliases: [] };
    return { state: names.has(name.toLowerCase()) ? "none" : "no-name" };
  };
  return { resolve, asked };
}
