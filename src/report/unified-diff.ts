import { safe } from "./safe.ts";

/** Lines around a change that are shown with it. */
const around = 2;

/** Lines that can hold a secret are no context: they are named, not shown. */
function veiled(line: string): string {
  return /pass|pwd|secret|token|credential|salt|key\b[^=\n]{0,20}=|:\/\/[^/\s]*:[^/\s]*@/i.test(line) ? "[a line about a password, not shown]" : line;
}

/** A password inside an address of the form smtp://user:password@host. */
function withoutUrlPassword(line: string): string {
  return line.replace(/(:\/\/[^/\s:@]*):[^/\s]*@/g, "$1:[secret]@");
}

/** What a change makes of a text, as a unified diff of one hunk; passwords are left out of it. `clean` takes known secrets out of every line. Empty where nothing changes. */
export function unifiedDiff(path: string, before: string, after: string, clean: (text: string) => string): string {
  if (before === after) return "";
  const old = before.split("\n");
  const now = after.split("\n");
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same += 1;
  let tail = 0;
  while (tail < old.length - same && tail < now.length - same && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const first = Math.max(0, same - around);
  const oldEnd = Math.min(old.length, old.length - tail + around);
  const nowEnd = Math.min(now.length, now.length - tail + around);
  const show = (sign: " " | "-" | "+", lines: readonly string[], kept: ReadonlySet<string>) => lines.map((line) => `${sign}${safe(clean(sign === " " || kept.has(line) ? veiled(line) : withoutUrlPassword(line)))}`);
  // a line that is on both sides only stands between two changes
  const removed = old.slice(same, old.length - tail);
  const added = now.slice(same, now.length - tail);
  const shared = new Set(removed.filter((line) => added.includes(line)));
  return [
    `--- ${safe(path)}`,
    `+++ ${safe(path)} (changed)`,
    `@@ -${first + 1},${oldEnd - first} +${first + 1},${nowEnd - first} @@`,
    ...show(" ", old.slice(first, same), shared),
    ...show("-", removed, shared),
    ...show("+", added, shared),
    ...show(" ", old.slice(old.length - tail, oldEnd), shared),
    "",
  ].join("\n");
}
