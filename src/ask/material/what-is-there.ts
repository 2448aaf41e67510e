import { existsSync, statSync } from "node:fs";

/** Is it something on the disk: a file, a folder, or a name that only a file would have? */
export function whatIsThere(path: string): "file" | "folder" | "missing" | "nothing" {
  if (path.length > 4_096 || /[\n\r\0]/.test(path)) return "nothing";
  if (existsSync(path)) return statSync(path).isDirectory() ? "folder" : "file";
  return /^(?:\.{0,2}|~)\/\S+$|^[\w.-]+\.(?:log|gz|eml|mbox|txt)(?:\.\d+)?$/.test(path) ? "missing" : "nothing";
}
