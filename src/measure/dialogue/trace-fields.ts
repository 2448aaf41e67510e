import { isIP } from "node:net";
import type { ArrivalResult, Hop } from "../../model/arrival-facts.ts";

/** What the header of a message that arrived tells of its way and of what its receiver thought. */
export interface Trace {
  readonly hops: readonly Hop[];
  readonly judgedBy: string;
  readonly results: readonly ArrivalResult[];
  /** The address that handed the message over, as the receiver wrote it down. */
  readonly sentFrom?: string;
}

const mostHops = 30;

function unfolded(lines: readonly string[]): readonly string[] {
  const fields: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && fields.length > 0) fields[fields.length - 1] += ` ${line.trim()}`;
    else fields.push(line);
  }
  return fields;
}

/** Takes comments out, nested ones too (RFC 5322 section 3.2.2). */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = "";
  for (const letter of text) {
    if (letter === "(") depth += 1;
    else if (letter === ")" && depth > 0) depth -= 1;
    else if (depth === 0) kept += letter;
  }
  return kept.replace(/\s+/g, " ").trim();
}

/** Received fields stand newest first (RFC 5321 section 4.4); the hops are given as the message met them. */
function readHops(fields: readonly string[]): readonly Hop[] {
  const marks = fields
    .filter((field) => /^received:/i.test(field))
    .slice(0, mostHops)
    .reverse()
    .flatMap((field) => {
      const plain = withoutComments(field.slice(9));
      const by = /(?:^|\s)by\s+(\S+)/i.exec(plain)?.[1];
      const time = Date.parse(plain.slice(plain.lastIndexOf(";") + 1).trim());
      return by === undefined || Number.isNaN(time) ? [] : [{ by: by.replace(/;$/, ""), time }];
    });
  return marks.map(({ by, time }, index) => {
    const before = marks[index - 1];
    return { by, at: new Date(time).toISOString(), ...(before === undefined ? {} : { afterS: Math.round((time - before.time) / 1000) }) };
  });
}

/** The topmost Authentication-Results field (RFC 8601 section 2.2): it is the last server's, and those below may be forged. */
function readResults(fields: readonly string[]): Pick<Trace, "judgedBy" | "results"> {
  const field = fields.find((one) => /^authentication-results:/i.test(one));
  if (field === undefined) return { judgedBy: "", results: [] };
  const [server = "", ...parts] = withoutComments(field.slice(field.indexOf(":") + 1)).split(";").map((part) => part.trim());
  const results = parts.flatMap((part) => {
    const match = /^([\w-]+)(?:\s*\/\s*\d+)?\s*=\s*([\w-]+)(.*)$/.exec(part);
    if (match?.[1] === undefined || match[2] === undefined) return [];
    const properties = [...(match[3] ?? "").matchAll(/\b([\w-]+\.[\w-]+)\s*=\s*("[^"]*"|\S+)/g)].map(([, name, value]) => `${name}=${value}`).filter((one) => !/^reason\./.test(one));
    return [{ method: match[1].toLowerCase(), result: match[2].toLowerCase(), properties }];
  });
  return { judgedBy: server.split(/\s/)[0] ?? "", results };
}

/** Whom the receiver had on the line: by Received-SPF (RFC 7208 section 9.1), else by what it judged. */
function readSentFrom(fields: readonly string[], results: readonly ArrivalResult[]): string | undefined {
  const spf = fields.find((one) => /^received-spf:/i.test(one));
  const own = /\bclient-ip\s*=\s*"?([0-9a-f.:]+)/i.exec(spf ?? "")?.[1];
  const judged = results.flatMap((one) => one.properties).map((one) => /^(?:smtp\.remote-ip|policy\.iprev)=(.+)$/i.exec(one)?.[1]).find((one) => one !== undefined);
  const address = own ?? judged;
  return address !== undefined && isIP(address) !== 0 ? address : undefined;
}

/** Reads the header of a message that arrived. */
export function readTrace(lines: readonly string[]): Trace {
  const fields = unfolded(lines);
  const judged = readResults(fields);
  const sentFrom = readSentFrom(fields, judged.results);
  return { hops: readHops(fields), ...judged, ...(sentFrom === undefined ? {} : { sentFrom }) };
}
