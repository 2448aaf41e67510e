import type { FieldChange } from "./reader.ts";
import { withLines } from "./with-lines.ts";

/** The lines of msmtp for one change. */
function linesFor({ field, to }: FieldChange): readonly (readonly [command: string, argument: string])[] {
  switch (field) {
    case "host":
    case "port":
    case "user":
      return [[field, to]];
    case "security":
      return to === "none" ? [["tls", "off"]] : [["tls", "on"], ["tls_starttls", to === "tls" ? "off" : "on"]];
    case "login":
      return [["auth", to]];
    case "mechanism":
      return [["auth", to.toLowerCase()]];
  }
}

/** Changes the lines of one account of an msmtprc: the account's own line where it has one, else a new one right below `account`. */
export function rewriteMsmtp(text: string, account: string, changes: readonly FieldChange[]): string {
  const begin = /^[ \t]*(?:account|defaults)(?:[ \t]|\r?$)/;
  return withLines(text, (lines) => {
    const own = lines.findIndex((line) => begin.test(line) && line.trim().split(/[\s:]+/)[1] === account);
    if (own === -1 && account !== "default") return;
    const end = () => {
      const next = lines.findIndex((line, at) => at > own && begin.test(line));
      return next === -1 ? lines.length : next;
    };
    for (const [command, argument] of changes.flatMap(linesFor)) {
      const found = lines.findLastIndex((line, at) => at > own && at < end() && /^[ \t]*(\S+)/.exec(line)?.[1] === command);
      if (found === -1) lines.splice(own + 1, 0, `${command} ${argument}`);
      else lines[found] = (lines[found] ?? "").replace(/^([ \t]*\S+[ \t]*)(.*)$/, (_, front: string) => `${/[ \t]$/.test(front) ? front : `${front} `}${argument}`);
    }
  });
}
