import * as libraries from "./dialect-libraries.ts";
import * as programs from "./dialect-programs.ts";
import type { DialectRule } from "./dialect-rule.ts";
import * as transport from "./dialect-transport.ts";

/** What mail programs, libraries, tools, devices and people themselves say when sending fails. */
export const rules: readonly DialectRule[] = [...libraries.rules, ...programs.rules, ...transport.rules];

const dialects = new Map<string, string>(rules.map((rule) => [rule.id, rule.dialect]));

/** The dialect in which a rule's words are, where it is not a server that speaks. */
export function dialectOfRule(id: string): string | undefined {
  return dialects.get(id);
}
