/** Reads a tag=value list (RFC 6376 section 3.2). Undefined where it is none, or where a tag stands twice. */
export function readTags(text: string): ReadonlyMap<string, string> | undefined {
  const tags = new Map<string, string>();
  for (const part of text.split(";")) {
    if (part.trim() === "") continue;
    const [, name, value] = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*=([^]*)$/.exec(part) ?? [];
    if (name === undefined || value === undefined || tags.has(name)) return undefined;
    tags.set(name, value.trim());
  }
  return tags;
}
