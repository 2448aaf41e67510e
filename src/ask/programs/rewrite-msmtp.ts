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

/** Changes the lines of one account of an msmtprc: the account's own line where it has one, else a new one right below `account`. An account that is but another name of one (`account default : web`) is changed there. */
export function rewriteMsmtp(text: string, account: string, changes: readonly FieldChange[]): string {
  const begin = /^[ \t]*(?:account|defaults)(?:[ \t]|\r?$)/;
  return withLines(text, (lines) => {
    const nextBegin = (from: number) => {
      const next = lines.findIndex((line, at) => at > from && begin.test(line));
      return next === -1 ? lines.length : next;
    };
    const start = (name: string) => lines.findIndex((line) => begin.test(line) && line.trim().split(/[\s:]+/)[1] === name);
    const parentsOf = (at: number) => /:(.*)$/.exec(lines[at] ?? "")?.[1]?.split(",").map((name) => name.trim()) ?? [];
    const isEmpty = (at: number) => lines.slice(at + 1, nextBegin(at)).every((line) => /^[ \t\r]*(?:#.*)?$/.test(line));
    let own = start(account);
    if (own === -1 && account !== "default") return;
    for (let steps = 0; own !== -1 && isEmpty(own) && steps < lines.length; steps++) {
      const parents = parentsOf(own).map(start);
      const [parent] = parents;
      if (parents.length !== 1 || parent === undefined || parent === -1) break;
      own = parent;
    }
    const end = () => nextBegin(own);
    const general = (command: string) => {
      if (own === -1 || parentsOf(own).length > 0) return undefined;
      const from = lines.findLastIndex((line, at) => at < own && /^[ \t]*defaults(?:[ \t]|\r?$)/.test(line));
      return from === -1 ? undefined : lines.slice(from + 1, nextBegin(from)).findLast((line) => /^[ \t]*(\S+)/.exec(line)?.[1] === command)?.trim().split(/[ \t]+/)[1];
    };
    for (const [command, argument] of changes.flatMap(linesFor)) {
      const found = lines.findLastIndex((line, at) => at > own && at < end() && /^[ \t]*(\S+)/.exec(line)?.[1] === command);
      if (found === -1 && general(command) === argument) continue;
      if (found === -1) lines.splice(own + 1, 0, `${command} ${argument}`);
      else lines[found] = (lines[found] ?? "").replace(/^([ \t]*\S+[ \t]*)(.*)$/, (_, front: string) => `${/[ \t]$/.test(front) ? front : `${front} `}${argument}`);
    }
  });
}
